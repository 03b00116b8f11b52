package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.BundleWriter;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.Virtual;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import io.ballast.common.report.RunReport;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.GenerationPlanner;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.shard.ShardWriter;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowsElsewhere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes one bundle, or a part of one, from one spec. Interrupting the thread that runs it stops it; finished shards stay. */
public final class BundleGenerator {
    private final DatasetModel dataset;
    private final String specYaml;
    private final GenerationOptions options;
    private final Progress progress;
    private final Consumer<Bundle> check;
    private final ShardEngine engine;
    private final List<PhaseTiming> phases = new ArrayList<>();

    /**
     * A generator for one run.
     *
     * @param specYaml the same spec as YAML, resolved; it goes into the bundle
     */
    public BundleGenerator(DatasetSpec spec, String specYaml, GenerationOptions options, Progress progress) {
        this(spec, specYaml, options, progress, bundle -> {});
    }

    /**
     * A generator whose shards are made elsewhere than on threads of this process.
     *
     * @param engine makes them, in the sink of the options
     */
    public BundleGenerator(
            DatasetSpec spec, String specYaml, GenerationOptions options, Progress progress, ShardEngine engine) {
        this(modelOf(spec), specYaml, options, progress, bundle -> {}, engine);
    }

    /** @param check refuses the bundle, perhaps, once its shards are made and before it is described */
    BundleGenerator(
            DatasetSpec spec, String specYaml, GenerationOptions options, Progress progress, Consumer<Bundle> check) {
        this(modelOf(spec), specYaml, options, progress, check, null);
    }

    private BundleGenerator(
            DatasetModel dataset,
            String specYaml,
            GenerationOptions options,
            Progress progress,
            Consumer<Bundle> check,
            @Nullable ShardEngine engine) {
        this.dataset = dataset;
        this.specYaml = specYaml;
        this.options = options;
        this.progress = progress;
        this.check = check;
        this.engine = engine == null ? new LocalEngine(dataset, options) : engine;
    }

    private static DatasetModel modelOf(DatasetSpec spec) {
        RowsElsewhere.refuse(spec);
        return DatasetModel.of(spec);
    }

    /** What a run would make, all parts together; writes nothing. */
    public GenerationPlan plan() {
        return GenerationPlanner.plan(dataset, options.sharding(), options.compression());
    }

    /** What making all of the plan would write and take. */
    public GenerationEstimate estimate(GenerationPlan plan) {
        return GenerationEstimate.of(dataset, plan, options);
    }

    /** Makes the bundle; its descriptor comes last, so that a directory with one is complete. */
    public RunReport run() {
        try {
            return make();
        } catch (BallastException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw ShardWriter.interrupted(e); // an interrupt closes files while they are written
            }
            throw e;
        }
    }

    private RunReport make() {
        long start = System.nanoTime();
        GenerationPlan plan = plan();
        RunIdentity identity = identity(plan);
        if (isFinished(identity)) {
            return report(plan, DescriptorFile.readAny(options.sink().files()), start);
        }
        TargetDirectory.claim(options, identity);
        List<ShardPlan> part = BundleAssembly.shardsOf(plan, options.part());
        try (ShardLog log = ShardLog.open(options.sink(), logPath(), identity)) {
            options.sink().createFolders(part.stream().map(ShardPlan::path).toList());
            List<Shard> shards = writeShards(plan, part, log);
            RunReport report = describe(plan, identity, shards, start);
            options.sink().remove(logPath());
            return report;
        }
    }

    private RunIdentity identity(GenerationPlan plan) {
        Map<String, Integer> shards = new TreeMap<>();
        plan.tables()
                .forEach(
                        table -> shards.put(table.table().name(), table.shards().size()));
        return new RunIdentity(
                Sha256.hex(specYaml),
                AlgorithmVersion.CURRENT,
                options.compression(),
                options.compression() == Compression.NONE ? 0 : options.level(),
                options.header(),
                shards,
                options.part().of(),
                !options.sink().keepsShards());
    }

    /** Whether a run is resumed that had only to remove its log. */
    private boolean isFinished(RunIdentity identity) {
        if (!options.resume() || !options.sink().files().exists(BundleLayout.DESCRIPTOR)) {
            return false;
        }
        Bundle bundle = DescriptorFile.readAny(options.sink().files());
        identity.checkSame(
                BundleAssembly.identity(bundle, identity), options.sink().name());
        options.sink().remove(logPath());
        return true;
    }

    private String logPath() {
        return options.part().shardLogName();
    }

    private List<Shard> writeShards(GenerationPlan plan, List<ShardPlan> plans, ShardLog log) {
        long start = System.nanoTime();
        long rows = plans.stream().mapToLong(ShardPlan::rows).sum();
        try (PhaseProgress phase = progress.start("GENERATE", rows, Unit.ROWS)) {
            ShardEngine.Made made = engine.make(plan, plans, log, phase);
            long rawBytes = made.shards().stream().mapToLong(Shard::rawBytes).sum();
            phases.add(new PhaseTiming("GENERATE", rows, rawBytes, since(start), made.busy(), made.threads()));
            return made.shards();
        }
    }

    private RunReport describe(GenerationPlan plan, RunIdentity identity, List<Shard> shards, long start) {
        long describing = System.nanoTime();
        if (!options.part().isWhole()) {
            new PartDescriptor(options.part(), identity, specYaml, shards).write(options.sink());
            phases.add(new PhaseTiming("DESCRIBE", 0, 0, since(describing), since(describing), 1));
            return BundleReport.ofPart(options.sink().name(), options.part(), shards, phases, since(start));
        }
        Virtual virtual = identity.virtual() ? PoolHashes.of(dataset) : null;
        Bundle bundle = BundleAssembly.bundle(dataset.spec(), identity, plan, shards, virtual);
        check.accept(bundle);
        BundleWriter.finish(options.sink(), bundle, specYaml);
        phases.add(new PhaseTiming("DESCRIBE", 0, 0, since(describing), since(describing), 1));
        return report(plan, bundle, start);
    }

    private RunReport report(GenerationPlan plan, Bundle bundle, long start) {
        return BundleReport.of(options.sink().name(), bundle, plan.omitted(), phases, since(start));
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
