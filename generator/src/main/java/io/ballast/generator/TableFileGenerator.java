package io.ballast.generator;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardOutput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import io.ballast.common.report.RunReport;
import io.ballast.common.system.WorkerPool;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.GenerationPlanner;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.plan.TableShards;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowsElsewhere;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of one spec as files of another format than a bundle's: a directory for each table, a file for each shard, the same rows as
 * in the shard of a bundle. A file with its final name is complete; once all are, an empty file {@value #MARKER} says so. Interrupting the
 * thread that runs it stops it; finished files stay.
 */
public final class TableFileGenerator {
    /** As Hadoop's tools name it; readers of tables skip names that begin with an underscore. */
    public static final String MARKER = "_SUCCESS";

    private static final Hint ELSEWHERE = Hint.act("choose a directory that is missing or empty");

    private final DatasetModel dataset;
    private final TableFileFormat format;
    private final GenerationOptions options;
    private final Progress progress;
    private final AtomicLong sizeBytes = new AtomicLong();
    private final AtomicLong busyNanos = new AtomicLong();

    /** @param options whose sink, threads and sharding hold; the others have no meaning here */
    public TableFileGenerator(DatasetSpec spec, TableFileFormat format, GenerationOptions options, Progress progress) {
        RowsElsewhere.refuse(spec);
        this.dataset = DatasetModel.of(spec);
        this.format = format;
        this.options = options;
        this.progress = progress;
    }

    /** What a run would make, with the paths of its files; writes nothing. */
    public GenerationPlan plan() {
        GenerationPlan shards = GenerationPlanner.plan(dataset, options.sharding(), Compression.NONE);
        return new GenerationPlan(
                shards.tables().stream()
                        .map(table -> new TableShards(
                                table.table(),
                                table.shards().stream().map(this::named).toList(),
                                table.estimatedRawBytes()))
                        .toList(),
                shards.omitted());
    }

    /** {@code users/users-00000.parquet}: a table's directory is what other tools read as one table. */
    private ShardPlan named(ShardPlan shard) {
        String path = shard.path().substring(BundleLayout.DATA.length() + 1);
        return new ShardPlan(
                shard.table(),
                shard.number(),
                path.substring(0, path.length() - Compression.NONE.fileEnding().length()) + "." + format.name(),
                shard.firstUnit(),
                shard.units(),
                shard.firstRow(),
                shard.rows());
    }

    /** What making all of the plan would write and take, by a sample of each table. */
    public GenerationEstimate estimate(GenerationPlan plan) {
        return TableFileEstimate.of(dataset, format, plan, options.threads());
    }

    /** Makes the files; the marker comes last. */
    public RunReport run() {
        try {
            return make();
        } catch (BallastException e) {
            if (e.category() == ErrorCategory.INTERRUPTED
                    || Thread.currentThread().isInterrupted()) {
                throw interrupted(e);
            }
            throw e;
        }
    }

    private RunReport make() {
        long start = System.nanoTime();
        GenerationPlan plan = plan();
        ShardSink sink = options.sink();
        sink.create();
        sink.files().names().stream().findFirst().ifPresent(name -> {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, sink.name() + " is not empty: it holds " + name + ".", ELSEWHERE);
        });
        List<String> paths = plan.shards().stream().map(ShardPlan::path).toList();
        sink.createFolders(paths);
        PhaseTiming phase = writeAll(plan);
        sink.settle(paths);
        sink.write(MARKER, new byte[0]);
        return report(plan, phase, since(start));
    }

    private PhaseTiming writeAll(GenerationPlan plan) {
        long start = System.nanoTime();
        try (PhaseProgress phase = progress.start("GENERATE", plan.rows(), Unit.ROWS)) {
            List<ShardPlan> shards = plan.shards();
            AtomicInteger next = new AtomicInteger();
            WorkerPool workers = new WorkerPool("generate", () -> {
                for (int i = next.getAndIncrement(); i < shards.size(); i = next.getAndIncrement()) {
                    write(shards.get(i), phase);
                }
            });
            workers.start(Math.min(options.threads(), shards.size()));
            workers.join();
            workers.rethrow();
        }
        return new PhaseTiming(
                "GENERATE", plan.rows(), 0, since(start), Duration.ofNanos(busyNanos.get()), options.threads());
    }

    private void write(ShardPlan shard, PhaseProgress phase) {
        long start = System.nanoTime();
        String file = options.sink().files().nameOf(shard.path());
        try {
            ShardOutput output = options.sink().begin(shard.path());
            try {
                OutputBytes bytes = new OutputBytes(output);
                format.write(dataset, shard, bytes, rows -> {
                    phase.advance(rows);
                    if (Thread.currentThread().isInterrupted()) {
                        throw interrupted(null);
                    }
                });
                output.finish();
                sizeBytes.addAndGet(bytes.count());
            } catch (Throwable e) { // whatever it is, nothing half-made stays
                discard(output, e);
                throw e;
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "cannot write " + file + ": " + IoReason.of(e) + ".",
                    Hint.act("see to it that the disk has room and the directory can be written"),
                    e);
        } finally {
            busyNanos.addAndGet(System.nanoTime() - start);
        }
    }

    private static void discard(ShardOutput output, Throwable reason) {
        try {
            output.discard();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static BallastException interrupted(@Nullable Throwable cause) {
        return new BallastException(
                ErrorCategory.INTERRUPTED,
                "interrupted; the files that are done stay.",
                Hint.act("remove the directory and run the same command again"),
                cause);
    }

    private RunReport report(GenerationPlan plan, PhaseTiming phase, Duration wall) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        plan.tables()
                .forEach(table -> rows.put(table.table().name(), table.table().rows()));
        facts.put(RunReport.ROWS_OF_TABLES, Fact.numbers(rows, " "));
        facts.put("rows", Fact.number(plan.rows()));
        facts.put("format", Fact.text(format.name()));
        facts.put("files", Fact.number(plan.shards().size()));
        facts.put("bytes on disk", Fact.number(sizeBytes.get()));
        if (!plan.omitted().isEmpty()) {
            facts.put("omitted", Fact.list(plan.omitted()));
        }
        return new RunReport("generate", options.sink().name(), List.of(phase), facts, wall);
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
