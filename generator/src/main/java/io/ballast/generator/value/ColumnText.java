package io.ballast.generator.value;

import io.ballast.generator.text.Digits;
import io.ballast.generator.text.NetText;
import io.ballast.generator.text.Runs;
import io.ballast.generator.text.TimeText;

/**
 * Hot: spells a vector's values for all rows of a batch, as {@link VectorText} does for one. A loop of its own for each form: what
 * to do is decided once for a batch, the rows do not wait for each other, and the compiler sees one small loop at a time. Row i is
 * written to the position {@code at[i]}, which then is the one after it, with room as for VectorText. Measured by
 * {@code KindBenchmark} and {@code RowBenchmark}.
 */
public final class ColumnText {
    private ColumnText() {}

    /** Spells the first {@code count} rows; what is written for a null is to be taken back by the caller. */
    public static void put(Vector vector, int count, byte[] buffer, int[] at) {
        if (vector instanceof Vector.Words words) {
            putWords(words, count, buffer, at);
        } else if (vector instanceof Vector.Picks picks) {
            TextPool pool = picks.pool();
            Runs.putEach(pool.bytes(), pool.ends(), pool.maxBytes(), picks.entries(), count, buffer, at);
        } else if (vector instanceof Vector.Texts texts) {
            Runs.putNeighbours(texts.bytes(), texts.ends(), count, buffer, at);
        } else {
            putRowByRow(vector, count, buffer, at);
        }
    }

    private static void putWords(Vector.Words vector, int count, byte[] buffer, int[] at) {
        long[] words = vector.words();
        switch (vector.form()) {
            case WHOLE -> putWhole(words, count, buffer, at);
            case DECIMAL -> putDecimals(words, vector.digits(), count, buffer, at);
            case DIGITS -> putDigits(words, vector.digits(), count, buffer, at);
            case BOOL -> putBits(words, count, buffer, at);
            case DATE -> putDates(words, count, buffer, at);
            case TIMESTAMP -> putTimestamps(words, count, buffer, at);
            case TIMESTAMP_TZ -> putTimestampsTz(words, count, buffer, at);
            case INET -> putAddresses(words, count, buffer, at);
            case TIME, INTERVAL, INTERVAL_DAYS, INTERVAL_MONTHS, UUID, POOL, TEXT, PARTS ->
                putRowByRow(vector, count, buffer, at);
        }
    }

    private static void putWhole(long[] words, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = Digits.put(words[i], buffer, at[i]);
        }
    }

    private static void putDecimals(long[] words, int scale, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = Digits.putDecimal(words[i], scale, buffer, at[i]);
        }
    }

    private static void putDigits(long[] words, int digits, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = Digits.putFixed(words[i], digits, buffer, at[i]);
        }
    }

    private static void putBits(long[] words, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = Runs.putBit(words[i], buffer, at[i]);
        }
    }

    private static void putDates(long[] words, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = TimeText.putDate((int) words[i], buffer, at[i]);
        }
    }

    private static void putTimestamps(long[] words, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = TimeText.putTimestamp(words[i], buffer, at[i]);
        }
    }

    private static void putTimestampsTz(long[] words, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = TimeText.putTimestampTz(words[i], buffer, at[i]);
        }
    }

    private static void putAddresses(long[] words, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = NetText.putAddress((int) words[i], buffer, at[i]);
        }
    }

    private static void putRowByRow(Vector vector, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = VectorText.put(vector, i, buffer, at[i]);
        }
    }
}
