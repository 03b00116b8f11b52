package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.Digits;

/** Whole numbers from {@code first} on, {@code count} of them, all alike. */
record IntegerWriter(RowCursor cursor, long key, long first, long count) implements ColumnWriter {
    @Override
    public void write(RowSink sink) {
        sink.whole(first + CellBits.below(CellBits.at(key, cursor.row), count));
    }

    @Override
    public int maxBytes() {
        return Digits.MAX_LENGTH;
    }

    @Override
    public boolean plain() {
        return true;
    }
}
