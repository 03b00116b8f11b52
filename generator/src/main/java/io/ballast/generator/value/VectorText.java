package io.ballast.generator.value;

import io.ballast.generator.text.Digits;
import io.ballast.generator.text.IntervalText;
import io.ballast.generator.text.NetText;
import io.ballast.generator.text.Runs;
import io.ballast.generator.text.TimeText;
import io.ballast.generator.text.UuidText;

/** Hot: spells the values of vectors as PostgreSQL's text forms. Measured by {@code KindBenchmark}. */
public final class VectorText {
    private VectorText() {}

    /**
     * Writes the value of row i, which is not null, and returns the position after it. There must be room for the value and
     * {@value TextPool#SLACK_BYTES} bytes more.
     */
    public static int put(Vector vector, int i, byte[] buffer, int position) {
        return switch (vector.form()) {
            case UUID -> {
                Vector.Uuids uuids = (Vector.Uuids) vector;
                yield UuidText.put(uuids.high()[i], uuids.low()[i], buffer, position);
            }
            case POOL -> {
                Vector.Picks picks = (Vector.Picks) vector;
                int[] ends = picks.pool().ends();
                int entry = picks.entries()[i];
                yield Runs.put(picks.pool().bytes(), ends[entry], ends[entry + 1], buffer, position);
            }
            case TEXT -> {
                Vector.Texts texts = (Vector.Texts) vector;
                yield Runs.put(texts.bytes(), texts.ends()[i], texts.ends()[i + 1], buffer, position);
            }
            case PARTS -> putParts((Vector.Parts) vector, i, buffer, position);
            case WHOLE,
                    DECIMAL,
                    DIGITS,
                    BOOL,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_TZ,
                    INTERVAL,
                    INTERVAL_DAYS,
                    INTERVAL_MONTHS,
                    INET -> putWord((Vector.Words) vector, i, buffer, position);
        };
    }

    private static int putWord(Vector.Words vector, int i, byte[] buffer, int position) {
        long word = vector.words()[i];
        return switch (vector.form()) {
            case WHOLE -> Digits.put(word, buffer, position);
            case DECIMAL -> Digits.putDecimal(word, vector.digits(), buffer, position);
            case DIGITS -> Digits.putFixed(word, vector.digits(), buffer, position);
            case BOOL -> Runs.putBit(word, buffer, position);
            case DATE -> TimeText.putDate((int) word, buffer, position);
            case TIME -> TimeText.putTime(word, buffer, position);
            case TIMESTAMP -> TimeText.putTimestamp(word, buffer, position);
            case TIMESTAMP_TZ -> TimeText.putTimestampTz(word, buffer, position);
            case INTERVAL -> TimeText.putInterval(word, buffer, position);
            case INTERVAL_DAYS -> IntervalText.putDays(word, buffer, position);
            case INTERVAL_MONTHS -> IntervalText.putMonths(word, buffer, position);
            case INET -> NetText.putAddress((int) word, buffer, position);
            case UUID, POOL, TEXT, PARTS -> throw new IllegalStateException(vector.form() + " is not a word");
        };
    }

    /** A part that is null adds nothing. */
    private static int putParts(Vector.Parts vector, int i, byte[] buffer, int position) {
        int at = position;
        for (Vector part : vector.partArray()) {
            boolean[] nulls = part.nulls();
            if (nulls == null || !nulls[i]) {
                at = put(part, i, buffer, at);
            }
        }
        return at;
    }
}
