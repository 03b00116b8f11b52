package io.ballast.microbench;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.schema.Column;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * CSV to binary COPY on one core, in megabytes (10⁶ bytes) of CSV a second: the operation is one megabyte.
 * {@code java -jar microbench.jar BinaryCopyBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BinaryCopyBenchmark {
    private static final int MEGABYTES = 4;
    /** What a decompressor hands over at a time. */
    private static final int CHUNK = 128 * 1024;

    @Param
    private CsvTable table = CsvTable.UUIDS;

    private List<Column> columns = List.of();
    private byte[] csv = {};
    private long written;

    @Setup
    public void makeCsv() {
        columns = table.columns();
        csv = table.csv(MEGABYTES * 1_000_000);
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long encode() {
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(columns, table.numbers(), new CsvDialect(false));
        for (int from = 0; from < csv.length; from += CHUNK) {
            encoder.encode(csv, from, Math.min(CHUNK, csv.length - from), this::count);
        }
        encoder.finish(this::count);
        return written;
    }

    private void count(byte[] bytes, int offset, int length) {
        written += length;
    }
}
