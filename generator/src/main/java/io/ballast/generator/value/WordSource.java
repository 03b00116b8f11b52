package io.ballast.generator.value;

import io.ballast.generator.text.Digits;
import io.ballast.generator.text.IntervalText;
import io.ballast.generator.text.NetText;
import io.ballast.generator.text.Runs;
import io.ballast.generator.text.TimeText;

/** A source whose values each fit into a word. */
abstract class WordSource implements Source {
    final RowBatch batch;
    final Vector.Words vector;

    WordSource(RowBatch batch, Form form, int digits) {
        this.batch = batch;
        this.vector = new Vector.Words(form, digits);
    }

    @Override
    public final Vector vector() {
        return vector;
    }

    @Override
    public final int maxBytes() {
        return switch (vector.form()) {
            case WHOLE -> Digits.MAX_LENGTH;
            case DECIMAL -> Digits.MAX_DECIMAL_LENGTH;
            case DIGITS -> vector.digits();
            case BOOL -> Runs.MAX_BOOL_LENGTH;
            case INET -> NetText.MAX_LENGTH;
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, INTERVAL -> TimeText.MAX_LENGTH;
            case INTERVAL_DAYS, INTERVAL_MONTHS -> IntervalText.MAX_LENGTH;
            case UUID, POOL, TEXT, PARTS -> throw new IllegalStateException(vector.form() + " is not a word");
        };
    }
}
