package io.ballast.generator;

import io.ballast.generator.csv.CsvEncoder;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.TableShards;
import io.ballast.generator.shard.PackedSize;
import io.ballast.generator.value.DatasetModel;
import io.ballast.generator.value.TableRows;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run would write and take, roughly: sizes from samples of rows, the time from how fast the sample packs and from what
 * processors and disks of today do.
 *
 * @param packedBytes of each table's shards, in the order of the plan
 * @param time of the whole run
 */
public record GenerationEstimate(List<Long> packedBytes, Duration time) {
    /** Neighbouring rows, enough for a packer to find what repeats. */
    private static final int SAMPLE_BYTES = 1 << 17;
    /** CSV that a thread makes and hashes, between what jsonb and what UUIDs take. */
    private static final double CSV_BYTES_PER_SECOND = 700e6;
    /** What a plain SSD takes for long. */
    private static final double DISK_BYTES_PER_SECOND = 400e6;

    public GenerationEstimate {
        packedBytes = List.copyOf(packedBytes);
    }

    static GenerationEstimate of(DatasetModel dataset, GenerationPlan plan, GenerationOptions options) {
        List<Long> sizes = new ArrayList<>();
        double seconds = 0;
        for (TableShards table : plan.tables()) {
            byte[] sample = sample(dataset, table);
            PackedSize packed = PackedSize.of(sample, options.compression(), options.level());
            double samples = (double) table.estimatedRawBytes() / Math.max(1, sample.length);
            sizes.add(Math.round(packed.bytes() * samples));
            seconds += table.estimatedRawBytes() / CSV_BYTES_PER_SECOND
                    + packed.time().toNanos() / 1e9 * samples;
        }
        int threads = Math.min(
                Math.min(options.threads(), plan.shards().size()),
                Runtime.getRuntime().availableProcessors());
        double disk = sizes.stream().mapToLong(Long::longValue).sum() / DISK_BYTES_PER_SECOND;
        return new GenerationEstimate(sizes, Duration.ofMillis(Math.round(1000 * Math.max(seconds / threads, disk))));
    }

    /** All tables' shards together. */
    public long allPackedBytes() {
        return packedBytes.stream().mapToLong(Long::longValue).sum();
    }

    private static byte[] sample(DatasetModel dataset, TableShards plan) {
        TableRows rows = dataset.open(plan.table());
        CsvEncoder encoder = new CsvEncoder(rows);
        byte[] buffer = new byte[Math.toIntExact(CsvEncoder.bufferBytes(rows, rows.batchRows()))];
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        rows.seek(plan.table().rows() / 2);
        for (int made = rows.fill(Long.MAX_VALUE);
                made > 0 && csv.size() < SAMPLE_BYTES;
                made = rows.fill(Long.MAX_VALUE)) {
            csv.write(buffer, 0, encoder.encode(made, buffer, 0));
        }
        return csv.toByteArray();
    }
}
