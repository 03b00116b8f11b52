package io.ballast.generator.value;

import java.util.List;

/** The rows of a table, told to a sink one after the other from any row on; for one thread. */
public final class TableRows {
    /** What a sink may add to a value's own bytes at the most, quoting apart: signs between fields and around them. */
    private static final int FIELD_OVERHEAD_BYTES = 16;

    private final RowCursor cursor;
    private final ColumnWriter[] columns;
    private final long lastRow;

    TableRows(DatasetModel dataset, TableModel table) {
        this.cursor = RowCursor.of(table);
        List<ColumnWriter> writers = new WriterFactory(dataset, table, cursor).columns();
        this.lastRow = table.rows() - 1;
        this.columns = writers.toArray(ColumnWriter[]::new);
    }

    /** Goes to a row, from 0 to the table's rows - 1. */
    public void seek(long row) {
        cursor.seek(row);
    }

    /**
     * Tells rows from the one reached on, and goes on to the row after them.
     *
     * @param limitBytes no further row once the sink holds so many bytes
     * @param limitRows no more rows than this; they must exist
     * @return the number of rows told
     */
    public long write(RowSink sink, int limitBytes, long limitRows) {
        long done = 0;
        while (done < limitRows && sink.size() < limitBytes) {
            for (ColumnWriter column : columns) {
                column.write(sink);
                sink.endField();
            }
            sink.endRow();
            done++;
            if (cursor.row < lastRow) {
                cursor.next();
            }
        }
        return done;
    }

    /** The most bytes a row can take in a text format that may double each byte of a value. */
    public long maxRowBytes() {
        long sum = 0;
        for (ColumnWriter column : columns) {
            sum += 2L * column.maxBytes() + FIELD_OVERHEAD_BYTES;
        }
        return sum;
    }
}
