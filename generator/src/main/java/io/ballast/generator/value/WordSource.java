package io.ballast.generator.value;

import io.ballast.generator.text.Digits;
import io.ballast.generator.text.TimeText;

/** A source whose values each fit into a word. */
abstract class WordSource implements Source {
    /** Any word in any form but DIGITS, with sign, point and zeros before it. */
    private static final int MAX_BYTES = Math.max(Digits.MAX_DECIMAL_LENGTH, TimeText.MAX_LENGTH);

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
        return MAX_BYTES;
    }
}
