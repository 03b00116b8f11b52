package io.ballast.microbench;

import io.ballast.generator.csv.CsvEncoder;
import io.ballast.generator.value.DatasetModel;
import io.ballast.generator.value.TableModel;
import io.ballast.generator.value.TableRows;
import io.ballast.spec.reader.SpecReader;
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
 * Whole rows of the presets' tables as CSV, thrown away, in megabytes (10⁶ bytes) a second and thread: the operation is one
 * megabyte. {@code java -jar microbench.jar RowBenchmark}; with {@code -t 2} for two threads together.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowBenchmark {
    private static final int MEGABYTES = 4;
    private static final int CHUNK = 1 << 16;

    /** A preset, all of its tables in turn as a bundle has them, or one table of it. */
    @Param({
        "users",
        "users.users",
        "users.emails",
        "users.phone_numbers",
        "orders",
        "orders.orders",
        "orders.lineitem",
        "shop",
        "shop.order_lines",
        "events"
    })
    private String rows = "users";

    private TablesInTurn tables = new TablesInTurn(List.of());

    @Setup
    public void open() {
        String[] names = rows.split("\\.", 2);
        DatasetModel dataset = DatasetModel.of(SpecReader.preset(names[0]));
        tables = new TablesInTurn(dataset.tables().stream()
                .filter(table -> names.length == 1 || table.name().equals(names[1]))
                .map(table -> new Table(dataset, table))
                .toList());
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long encode() {
        return tables.encode(MEGABYTES * 1_000_000L);
    }

    /** A slice of each table, again and again, so that tables take part by their size. */
    private static final class TablesInTurn {
        private final List<Table> tables;
        private int next;

        TablesInTurn(List<Table> tables) {
            this.tables = tables;
        }

        /** Encodes about this number of bytes and returns how many there were. */
        long encode(long bytes) {
            long done = 0;
            while (done < bytes) {
                Table table = tables.get(next);
                done += table.encode(bytes - done);
                if (table.sliceIsDone()) {
                    next = (next + 1) % tables.size();
                }
            }
            return done;
        }
    }

    /** A table's rows from the first to the last, and again from the first, a slice at a time. */
    private static final class Table {
        private static final int SLICES = 512;

        private final TableRows rows;
        private final CsvEncoder encoder;
        private final byte[] buffer;
        private final long total;
        private final long slice;
        private long next;
        private long leftInSlice;

        Table(DatasetModel dataset, TableModel table) {
            rows = dataset.open(table);
            encoder = new CsvEncoder(rows);
            buffer = new byte[Math.toIntExact(CHUNK + CsvEncoder.bufferBytes(rows, rows.batchRows()))];
            total = table.rows();
            slice = Math.max(1, total / SLICES);
        }

        boolean sliceIsDone() {
            return leftInSlice == 0;
        }

        /** Encodes about this number of bytes, or what is left of the slice, or one slice, and returns how many bytes there were. */
        long encode(long bytes) {
            if (leftInSlice == 0) {
                beginSlice();
            }
            long done = 0;
            int size = 0;
            while (done + size < bytes && leftInSlice > 0) {
                int count = rows.fill(leftInSlice);
                leftInSlice -= count;
                next += count;
                size = encoder.encode(count, buffer, size);
                if (size >= CHUNK) {
                    done += size;
                    size = 0;
                }
            }
            return done + size;
        }

        private void beginSlice() {
            if (next == total) {
                next = 0;
            }
            if (next == 0) {
                rows.seek(0);
            }
            leftInSlice = Math.min(slice, total - next);
        }
    }
}
