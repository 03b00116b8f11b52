package io.ballast.generator.value;

import io.ballast.common.spec.ValueKind.Ordinal;
import io.ballast.generator.text.Digits;

/** A child's place among its siblings. */
record OrdinalWriter(RowCursor cursor, Ordinal ordinal) implements ColumnWriter {
    @Override
    public void write(RowSink sink) {
        switch (ordinal) {
            case FIRST -> sink.bool(cursor.ordinal == 0);
            case LAST -> sink.bool(cursor.ordinal == cursor.siblings - 1);
            case NUMBER -> sink.whole(cursor.ordinal + 1);
        }
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
