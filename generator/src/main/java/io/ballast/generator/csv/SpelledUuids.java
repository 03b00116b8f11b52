package io.ballast.generator.csv;

import io.ballast.generator.text.UuidText;
import io.ballast.generator.value.Vector;

/** Hot: the UUIDs of a batch, spelled together before they are put into their rows. Measured by {@code RowBenchmark}. */
final class SpelledUuids {
    private static final int WORDS = 5;

    private final Vector.Uuids vector;
    private final long[][] words;

    SpelledUuids(Vector.Uuids vector) {
        this.vector = vector;
        this.words = new long[WORDS][vector.high().length];
    }

    /** Writes the UUID of row i at the position {@code at[i]}, which then is the one after it. */
    void put(int count, byte[] buffer, int[] at) {
        UuidText.spell(vector.high(), vector.low(), count, words);
        UuidText.putEach(words, count, buffer, at);
    }
}
