package io.ballast.generator;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.plan.TableShards;
import io.ballast.generator.value.DatasetModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What files of another format would take, from a sample of each table that is written to memory. */
final class TableFileEstimate {
    /** Neighbouring rows, enough for dictionaries and the compression to find what repeats. */
    private static final long SAMPLE_ROWS = 20_000;

    private TableFileEstimate() {}

    static GenerationEstimate of(DatasetModel dataset, TableFileFormat format, GenerationPlan plan, int threads) {
        List<Long> sizes = new ArrayList<>();
        double seconds = 0;
        for (TableShards table : plan.tables()) {
            ShardPlan first = table.shards().get(0);
            long rows = Math.min(SAMPLE_ROWS, first.rows());
            ShardPlan sample = new ShardPlan(
                    table.table(), 0, first.path(), first.firstUnit(), first.units(), first.firstRow(), rows);
            size(dataset, format, sample); // so that the JVM has compiled what is timed
            long start = System.nanoTime();
            long size = size(dataset, format, sample);
            double samples = (double) table.table().rows() / Math.max(1, rows);
            seconds += (System.nanoTime() - start) / 1e9 * samples;
            sizes.add(Math.round(size * samples));
        }
        int working = Math.min(
                Math.min(threads, plan.shards().size()), Runtime.getRuntime().availableProcessors());
        return new GenerationEstimate(sizes, Duration.ofMillis(Math.round(1000 * seconds / Math.max(1, working))));
    }

    private static long size(DatasetModel dataset, TableFileFormat format, ShardPlan sample) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            format.write(dataset, sample, bytes, rows -> {});
        } catch (IOException e) {
            throw new BallastException(ErrorCategory.BUG, "memory cannot be written to: " + e.getMessage(), e);
        }
        return bytes.size();
    }
}
