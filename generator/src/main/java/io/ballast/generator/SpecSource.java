package io.ballast.generator;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.ShardSums;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.GenerationPlanner;
import io.ballast.generator.plan.MadeTables;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.plan.Sharding;
import io.ballast.generator.plan.TableShards;
import io.ballast.generator.shard.MadeShard;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.DatasetSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A spec as a source of shards: each is made while it is read, on the thread that reads it. The numbers of rows are known
 * beforehand, the bytes are estimated from a sample of rows, and hashes there are none before the shards are made. Immutable.
 */
public final class SpecSource implements ShardSource {
    private final String name;
    private final String specYaml;
    private final DatasetModel dataset;
    private final Manifest manifest;
    private final Map<String, ShardPlan> plans;

    /**
     * Counts and cuts the tables.
     *
     * @param name what messages call the spec: its file, or a preset's name
     * @param specYaml the same spec as YAML, resolved
     */
    public SpecSource(String name, DatasetSpec spec, String specYaml, Sharding sharding) {
        this.name = "spec " + name;
        this.specYaml = specYaml;
        this.dataset = DatasetModel.of(spec);
        GenerationPlan plan = GenerationPlanner.plan(dataset, sharding, Compression.NONE);
        this.plans = plan.shards().stream().collect(Collectors.toUnmodifiableMap(ShardPlan::path, Function.identity()));
        String specSha256 = Sha256.hex(specYaml);
        String origin = specSha256 + " " + AlgorithmVersion.CURRENT + " " + spec.seed();
        MadeTables made = MadeTables.of(spec);
        this.manifest = new Manifest(
                spec.name(),
                specSha256,
                new CsvDialect(false),
                plan.tables().stream().map(table -> table(made, table, origin)).toList(),
                made.views(),
                plan.omitted());
    }

    /** @param origin what all shards are generated from: their cells differ only by the rows that each holds */
    private static SourceTable table(MadeTables made, TableShards table, String origin) {
        List<SourceShard> shards = table.shards().stream()
                .map(shard -> new SourceShard(
                        shard.path(),
                        0,
                        ShardSums.NONE,
                        rawBytes(table, shard),
                        shard.rows(),
                        origin + " " + shard.firstUnit() + " " + shard.units()))
                .toList();
        return new SourceTable(made.schema(table.table().spec()), shards, Set.of(ShardFact.ROWS));
    }

    private static long rawBytes(TableShards table, ShardPlan shard) {
        long rows = table.table().rows();
        return rows == 0 ? 0 : Math.round((double) table.estimatedRawBytes() * shard.rows() / rows);
    }

    @Override
    public String kind() {
        return "spec";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Manifest read() {
        return manifest;
    }

    @Override
    public boolean hasFiles() {
        return false;
    }

    @Override
    public ShardReader open(Manifest stated, SourceTable table, SourceShard shard, ShardCheck check) {
        ShardPlan plan = plans.get(shard.path());
        if (plan == null) {
            throw new IllegalArgumentException("no shard " + shard.path());
        }
        return new MadeShard(dataset, plan, shard);
    }

    /** There is no file: {@code shard users-00003 of spec shop.yaml} for {@code data/users/users-00003.csv}. */
    @Override
    public String nameOf(SourceShard shard) {
        String file = shard.path().substring(shard.path().lastIndexOf('/') + 1);
        return "shard " + file.replaceFirst("\\.csv$", "") + " of " + name;
    }

    @Override
    public Optional<String> recipe() {
        return Optional.of(specYaml);
    }

    @Override
    public String remedy() {
        return "Fix the spec";
    }
}
