package io.ballast.generator.csv;

import io.ballast.generator.text.UuidText;
import io.ballast.generator.value.Vector;

/** Hot: the UUIDs of a batch in hexadecimal, spelled together before the rows are put together. Measured by {@code RowBenchmark}. */
final class SpelledUuids {
    private final Vector.Uuids vector;
    private final long[] a;
    private final long[] b;
    private final long[] c;
    private final long[] d;

    SpelledUuids(Vector.Uuids vector) {
        this.vector = vector;
        int capacity = vector.high().length;
        a = new long[capacity];
        b = new long[capacity];
        c = new long[capacity];
        d = new long[capacity];
    }

    /** Spells the first {@code count} values of the vector. */
    void spell(int count) {
        UuidText.spell(vector.high(), count, a, b);
        UuidText.spell(vector.low(), count, c, d);
    }

    /** Writes the UUID of row i and returns the position after it. */
    int put(int i, byte[] buffer, int position) {
        return UuidText.put(a[i], b[i], c[i], d[i], buffer, position);
    }
}
