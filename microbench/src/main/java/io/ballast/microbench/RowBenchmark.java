package io.ballast.microbench;

import io.ballast.common.spec.SpecReader;
import io.ballast.generator.csv.CsvEncoder;
import io.ballast.generator.value.DatasetModel;
import io.ballast.generator.value.TableModel;
import io.ballast.generator.value.TableRows;
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
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowBenchmark {
    private static final int MEGABYTES = 4;
    private static final int CHUNK = 1 << 16;

    @Param({
        "users.users",
        "users.emails",
        "users.phone_numbers",
        "orders.orders",
        "orders.lineitem",
        "shop.order_lines",
        "events.events"
    })
    private String table = "users.users";

    private RowsInTurn rows = RowsInTurn.NONE;

    @Setup
    public void open() {
        int point = table.indexOf('.');
        DatasetModel dataset = DatasetModel.of(SpecReader.preset(table.substring(0, point)));
        rows = new RowsInTurn(dataset, dataset.table(table.substring(point + 1)));
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public int encode() {
        return rows.encode(MEGABYTES * 1_000_000);
    }

    /** A table's rows from the first to the last, and again from the first. */
    static final class RowsInTurn {
        static final RowsInTurn NONE = new RowsInTurn();

        private final TableRows rows;
        private final CsvEncoder encoder;
        private final byte[] buffer;
        private final long total;
        private long left;

        @SuppressWarnings("NullAway") // stands only until the benchmark's setup
        private RowsInTurn() {
            rows = null;
            encoder = null;
            buffer = new byte[0];
            total = 0;
        }

        RowsInTurn(DatasetModel dataset, TableModel table) {
            rows = dataset.open(table);
            encoder = new CsvEncoder(rows);
            buffer = new byte[Math.toIntExact(CHUNK + CsvEncoder.bufferBytes(rows, rows.batchRows()))];
            total = table.rows();
        }

        /** Encodes about so many bytes and returns how many there were. */
        int encode(int bytes) {
            int done = 0;
            int size = 0;
            while (done + size < bytes) {
                if (left == 0) {
                    rows.seek(0);
                    left = total;
                }
                int count = rows.fill(left);
                left -= count;
                size = encoder.encode(count, buffer, size);
                if (size >= CHUNK) {
                    done += size;
                    size = 0;
                }
            }
            return done + size;
        }
    }
}
