package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.BundleWriter;
import io.ballast.common.bundle.Shard;
import io.ballast.common.csv.CsvDialect;
import io.ballast.common.progress.Progress;
import io.ballast.common.progress.Progress.PhaseProgress;
import io.ballast.common.progress.Progress.Unit;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.RunReport;
import io.ballast.common.spec.DatasetSpec;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.GenerationPlanner;
import io.ballast.generator.plan.TablePlan;
import io.ballast.generator.shard.ShardFormat;
import io.ballast.generator.shard.ShardWriter;
import io.ballast.generator.value.DatasetModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes one bundle from one spec. Interrupting the thread that runs it stops it; finished shards stay for another run. */
public final class BundleGenerator {
    private final DatasetModel dataset;
    private final String specYaml;
    private final GenerationOptions options;
    private final Progress progress;

    /**
     * A generator for one run.
     *
     * @param specYaml the same spec as YAML, resolved; it goes into the bundle
     */
    public BundleGenerator(DatasetSpec spec, String specYaml, GenerationOptions options, Progress progress) {
        this.dataset = DatasetModel.of(spec);
        this.specYaml = specYaml;
        this.options = options;
        this.progress = progress;
    }

    /** What a run would make; writes nothing. */
    public GenerationPlan plan() {
        return GenerationPlanner.plan(dataset, options.sharding(), options.compression());
    }

    /** Makes the bundle; its descriptor comes last, so that a directory with one is whole. */
    public RunReport run() {
        long start = System.nanoTime();
        GenerationPlan plan = plan();
        TargetDirectory target = TargetDirectory.claim(options.directory());
        target.createTableDirectories(plan);
        List<PhaseTiming> phases = new ArrayList<>();
        List<Shard> shards = writeShards(plan, phases);
        Bundle bundle = finish(plan, shards, phases);
        return report(bundle, phases, since(start));
    }

    private List<Shard> writeShards(GenerationPlan plan, List<PhaseTiming> phases) {
        long start = System.nanoTime();
        ShardFormat format = new ShardFormat(options.compression(), options.level(), options.header());
        try (PhaseProgress phase = progress.start("GENERATE", plan.rows(), Unit.ROWS)) {
            ShardCrew crew =
                    new ShardCrew(plan.shards(), () -> new ShardWriter(dataset, options.directory(), format), phase);
            List<Shard> shards = crew.run(options.threads());
            long rawBytes = shards.stream().mapToLong(Shard::rawBytes).sum();
            phases.add(
                    new PhaseTiming("GENERATE", plan.rows(), rawBytes, since(start), crew.busy(), options.threads()));
            return shards;
        }
    }

    private Bundle finish(GenerationPlan plan, List<Shard> shards, List<PhaseTiming> phases) {
        long start = System.nanoTime();
        Bundle bundle = new Bundle(
                dataset.spec().name(),
                dataset.spec().seed(),
                AlgorithmVersion.CURRENT,
                sha256Hex(specYaml),
                options.compression(),
                new CsvDialect(options.header()),
                tables(plan, shards));
        BundleWriter.finish(options.directory(), bundle, specYaml);
        phases.add(new PhaseTiming("DESCRIBE", 0, 0, since(start), since(start), 1));
        return bundle;
    }

    private static List<BundleTable> tables(GenerationPlan plan, List<Shard> shards) {
        List<BundleTable> tables = new ArrayList<>();
        int from = 0;
        for (TablePlan table : plan.tables()) {
            int to = from + table.shards().size();
            tables.add(new BundleTable(table.table().spec().schema(), shards.subList(from, to)));
            from = to;
        }
        return tables;
    }

    private RunReport report(Bundle bundle, List<PhaseTiming> phases, Duration wall) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (BundleTable table : bundle.tables()) {
            facts.put("rows of " + table.name(), grouped(table.rows()));
        }
        facts.put("rows", grouped(bundle.rows()));
        facts.put("CSV bytes", grouped(bundle.rawBytes()));
        facts.put("bytes on disk", grouped(bundle.sizeBytes()));
        return new RunReport("generate", options.directory().toString(), phases, facts, wall);
    }

    private static String sha256Hex(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
