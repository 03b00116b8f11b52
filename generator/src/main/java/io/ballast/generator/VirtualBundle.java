package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleSummary;
import io.ballast.common.bundle.BundleVerifier;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceSummary;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.bundle.Verification;
import io.ballast.common.bundle.Virtual;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.value.DatasetModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A virtual bundle as a source of shards: each is made on the thread that reads it, and refused at its end unless its CSV has the hash, the
 * length and the rows that the descriptor states. Safe for use by many threads.
 */
public final class VirtualBundle implements ShardSource {
    private final ShardInput files;
    private @Nullable Making making;

    private VirtualBundle(ShardInput files) {
        this.files = files;
    }

    /**
     * What makes the shards of a descriptor.
     *
     * @param descriptorSha256 of the descriptor's file
     */
    private record Making(String descriptorSha256, Bundle bundle, DatasetModel dataset, Map<String, ShardPlan> plans) {}

    /** A bundle as a source of shards, whether it holds them or is virtual, wherever its files lie. */
    public static ShardSource orWhole(ShardInput files) {
        return isVirtual(files) ? new VirtualBundle(files) : ShardSource.of(files);
    }

    /** Whether there is a virtual bundle; what cannot be read is none, and is refused where it is read as a bundle. */
    public static boolean isVirtual(ShardInput files) {
        try {
            return DescriptorFile.parse(files, DescriptorFile.bytes(files)).isVirtual();
        } catch (BallastException e) {
            if (e.category() == ErrorCategory.INTERRUPTED) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public String kind() {
        return "bundle";
    }

    @Override
    public String name() {
        return files.name();
    }

    @Override
    public Manifest read() {
        Making now = making();
        return now.bundle().manifest(now.descriptorSha256());
    }

    /** Reads descriptor and spec again, and counts the rows where either has changed. */
    private synchronized Making making() {
        byte[] json = DescriptorFile.bytes(files);
        String sha256 = Sha256.hex(json);
        if (making == null || !making.descriptorSha256().equals(sha256)) {
            making = make(sha256, DescriptorFile.readAny(files, json));
        }
        return making;
    }

    private Making make(String descriptorSha256, Bundle bundle) {
        Virtual virtual = Objects.requireNonNull(bundle.virtual());
        SpecOfBundle spec = SpecOfBundle.read(files, bundle);
        DatasetModel dataset = DatasetModel.of(spec.spec());
        Map<String, ShardPlan> plans = spec.plan(dataset).shards().stream()
                .collect(Collectors.toUnmodifiableMap(ShardPlan::path, Function.identity()));
        PoolHashes.check(files.name(), virtual, dataset);
        return new Making(descriptorSha256, bundle, dataset, plans);
    }

    @Override
    public ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check) {
        return open(shard);
    }

    private ShardReader open(SourceShard shard) {
        Making now = Objects.requireNonNullElseGet(made(), this::making);
        ShardPlan plan = now.plans().get(shard.path());
        if (plan == null) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    files.nameOf(shard.path()) + " is no shard that the spec of the bundle makes. Fetch it again.");
        }
        return new ProvenShard(now.dataset(), plan, shard, nameOf(shard));
    }

    private synchronized @Nullable Making made() {
        return making;
    }

    @Override
    public String nameOf(SourceShard shard) {
        return files.nameOf(shard.path());
    }

    @Override
    public Optional<Verification> verifyFiles(int threads, Progress progress) {
        making(); // refuses what no shard can be made of, before the first is tried
        return Optional.of(BundleVerifier.verify(files, new Maker(this), threads, progress));
    }

    @Override
    public SourceSummary summary(Progress progress) {
        Bundle bundle = DescriptorFile.readAny(files);
        List<String> facts = new ArrayList<>(List.of(
                "virtual: its shards are made when they are read",
                "seed " + bundle.seed(),
                "algorithm " + bundle.algorithmVersion()));
        BundleSummary.omitted(bundle).ifPresent(facts::add);
        List<SourceTable> tables = onNoDisk(bundle.sourceTables());
        return new SourceSummary(bundle.dataset(), tables, facts, BundleSummary.of(bundle, tables));
    }

    private static List<SourceTable> onNoDisk(List<SourceTable> tables) {
        return tables.stream()
                .map(table -> new SourceTable(
                        table.schema(),
                        table.shards().stream()
                                .map(shard -> new SourceShard(
                                        shard.path(), 0, shard.sums(), shard.rawBytes(), shard.rows(), shard.origin()))
                                .toList()))
                .toList();
    }

    @Override
    public String remedy() {
        return "Make the bundle again";
    }

    private record Maker(VirtualBundle of) implements BundleVerifier.Opener {
        @Override
        public ShardReader open(Bundle bundle, Shard shard) {
            return of.open(shard.asSource());
        }

        @Override
        public boolean readsFiles() {
            return false;
        }
    }
}
