package io.ballast.generator.value;

import io.ballast.generator.text.Digits;

/** start, start + step, start + 2 · step … by the row's number. */
record SequenceWriter(RowCursor cursor, long start, long step) implements ColumnWriter {
    @Override
    public void write(RowSink sink) {
        sink.whole(start + cursor.row * step);
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
