package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;

/** True with a probability. */
record BooleanWriter(RowCursor cursor, long key, double probability) implements ColumnWriter {
    static final int MAX_BYTES = 5;

    @Override
    public void write(RowSink sink) {
        sink.bool(CellBits.unit(CellBits.at(key, cursor.row)) < probability);
    }

    @Override
    public int maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public boolean plain() {
        return true;
    }
}
