package io.ballast.microbench;

import io.ballast.generator.value.ColumnText;
import io.ballast.generator.value.DatasetModel;
import io.ballast.generator.value.TableRows;
import io.ballast.generator.value.TextPool;
import io.ballast.generator.value.Vector;
import io.ballast.spec.reader.SpecReader;
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
 * A column of each kind, in nanoseconds a value: {@code draw} makes the values, {@code spell} makes and spells them.
 * {@code java -jar microbench.jar KindBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class KindBenchmark {
    private static final int BATCH = 64;
    private static final long ROWS = 1L << 30;

    /** A column in YAML: its type and its value. */
    @Param({
        "{ type: uuid, value: { uuid: v4 } }",
        "{ type: uuid, value: { uuid: v7 } }",
        "{ type: bigint, value: { sequence: {} } }",
        "{ type: integer, value: { integer: { min: 0, max: 999999 } } }",
        "{ type: bigint, unique: true, value: { integer: { min: 0, max: 9999999999 } } }",
        "{ type: bigint, value: { integer: { min: 0, max: 999999, distribution: { normal: { mean: 5000, standardDeviation: 1000 } } } } }",
        "{ type: bigint, value: { integer: { min: 1, max: 1000000, distribution: { zipf: { max: 1000000, exponent: 1.1 } } } } }",
        "{ type: 'numeric(12,2)', value: { decimal: { min: 0, max: 99999, scale: 2 } } }",
        "{ type: boolean, value: { boolean: {} } }",
        "{ type: date, value: { date: { from: 2000-01-01, to: 2030-01-01 } } }",
        "{ type: timestamptz, value: { timestamp: { from: 2020-01-01, to: 2025-01-01 } } }",
        "{ type: text, value: { faker: name.firstName } }",
        "{ type: text, value: { choice: [ok, failed, unknown] } }",
        "{ type: text, value: { pattern: '+1##########' } }",
        "{ type: text, value: { text: { words: 8 } } }",
        "{ type: bytea, value: { bytes: { length: 16 } } }",
        "{ type: inet, value: { inet: 10.0.0.0/8 } }",
        "{ type: jsonb, value: { json: { a: { integer: { min: 0, max: 9 } }, b: { choice: [x, y] } } } }",
        "{ type: 'integer[]', value: { array: { element: { integer: { min: 0, max: 9 } }, length: 4 } } }"
    })
    private String column = "";

    private TableRows rows = open("{ type: boolean, value: { boolean: {} } }");
    private Vector vector = rows.vectors().get(0);
    private byte[] buffer = {};
    private int slotBytes;
    private final int[] at = new int[BATCH];
    private long next;

    @Setup
    public void open() {
        rows = open(column);
        vector = rows.vectors().get(0);
        slotBytes = rows.maxBytes(0) + TextPool.SLACK_BYTES;
        buffer = new byte[BATCH * slotBytes];
    }

    private static TableRows open(String column) {
        DatasetModel dataset = DatasetModel.of(SpecReader.read(
                "ballast: 1\ndataset: kinds\nseed: 1\ntables:\n  t:\n    rows: " + ROWS + "\n    columns: { it: "
                        + column + " }\n",
                "benchmark"));
        return dataset.open(dataset.table("t"));
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Vector draw() {
        fill();
        return vector;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int spell() {
        fill();
        for (int i = 0; i < BATCH; i++) {
            at[i] = i * slotBytes;
        }
        ColumnText.put(vector, BATCH, buffer, at);
        return at[BATCH - 1];
    }

    private void fill() {
        if (next + BATCH > ROWS || next == 0) {
            rows.seek(0);
            next = 0;
        }
        next += rows.fill(BATCH);
    }
}
