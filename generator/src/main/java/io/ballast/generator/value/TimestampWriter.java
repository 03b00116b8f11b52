package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.TimeText;

/**
 * Instants spread evenly over a range.
 *
 * @param firstMicros microseconds since 1970-01-01 00:00 UTC
 * @param steps how many instants there are to choose from
 * @param stepMicros the distance between them
 * @param zone whether the column's type has a time zone
 */
record TimestampWriter(RowCursor cursor, long key, long firstMicros, long steps, long stepMicros, boolean zone)
        implements ColumnWriter {
    @Override
    public void write(RowSink sink) {
        long micros = firstMicros + CellBits.below(CellBits.at(key, cursor.row), steps) * stepMicros;
        if (zone) {
            sink.timestampTz(micros);
        } else {
            sink.timestamp(micros);
        }
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
