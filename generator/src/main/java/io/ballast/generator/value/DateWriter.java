package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.TimeText;

/** Days spread evenly over a range. */
record DateWriter(RowCursor cursor, long key, int firstDay, int days) implements ColumnWriter {
    @Override
    public void write(RowSink sink) {
        sink.date(firstDay + (int) CellBits.below(CellBits.at(key, cursor.row), days));
    }

    @Override
    public int maxBytes() {
        return TimeText.MAX_LENGTH;
    }

    @Override
    public boolean plain() {
        return true;
    }
}
