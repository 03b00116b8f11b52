package io.ballast.microbench;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.loader.digest.RowDigest;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
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
 * What VERIFY full adds to a row on its way, on one core, in megabytes (10⁶ bytes) of the CSV that the rows came from a second.
 * {@code java -jar microbench.jar RowDigestBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowDigestBenchmark {
    private static final int MEGABYTES = 4;

    @Param
    private CsvTable table = CsvTable.UUIDS;

    private final List<byte[]> writes = new ArrayList<>();

    @Setup
    public void encode() {
        byte[] csv = table.csv(MEGABYTES * 1_000_000);
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(table.columns(), table.numbers(), new CsvDialect(false));
        encoder.encode(csv, 0, csv.length, this::keep);
        encoder.finish(this::keep);
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public BigInteger digest() {
        RowDigest digest = new RowDigest(table.columns());
        for (byte[] write : writes) {
            digest.add(write, 0, write.length);
        }
        return digest.sum();
    }

    private void keep(byte[] bytes, int offset, int length) {
        writes.add(Arrays.copyOfRange(bytes, offset, offset + length));
    }
}
