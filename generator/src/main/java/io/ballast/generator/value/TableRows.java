package io.ballast.generator.value;

import io.ballast.common.error.BallastException;
import io.ballast.spec.Place;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table, or some columns of them, made batch by batch from any row on; for one thread. */
public final class TableRows {
    /** A batch's vectors and its encoded rows together are to stay about this small, however wide the rows are. */
    private static final int BATCH_BYTES = 1 << 18;

    private final TableModel table;
    private final RowBatch batch;
    private final RowCursor cursor;
    private final RowSources sources;
    private final List<Source> columns = new ArrayList<>();
    private final int batchRows;
    private long nextRow;

    /** @param wanted the positions of the columns whose values are made, in this order */
    TableRows(DatasetModel dataset, TableModel table, int... wanted) {
        this.table = table;
        this.batch = new RowBatch(table);
        this.cursor = RowCursor.of(table);
        this.sources = new RowSources(dataset, table, batch);
        for (int column : wanted) {
            columns.add(source(column));
        }
        this.batchRows = (int) Math.max(1, Math.min(RowBatch.CAPACITY, BATCH_BYTES / (1 + maxRowBytes())));
    }

    /** What a column's texts are refused for is said with its place in the spec. */
    private Source source(int column) {
        String name = table.spec().schema().columns().get(column).name();
        try {
            return sources.shared(name);
        } catch (BallastException e) {
            String path = "tables." + table.name() + ".columns." + name;
            Place place = table.spec().columns().get(column).place();
            throw new BallastException(e.category(), place.before(path + ": " + e.text()), e.hint(), e);
        }
    }

    /** Where the values of each batch stand, column by column; the same vectors from batch to batch. */
    public List<Vector> vectors() {
        return columns.stream().map(Source::vector).toList();
    }

    /** The most bytes that the text forms of a row's values take. */
    public long maxRowBytes() {
        return columns.stream().mapToLong(Source::maxBytes).sum();
    }

    /** The most bytes that the text form of a column's value takes. */
    public int maxBytes(int column) {
        return columns.get(column).maxBytes();
    }

    /** The most rows of a batch. */
    public int batchRows() {
        return batchRows;
    }

    /** Goes to a row, from 0 to the table's rows. */
    public void seek(long row) {
        nextRow = row;
        if (row < table.rows()) {
            cursor.seek(row);
        }
    }

    /**
     * Makes the values of the rows reached and goes on to the row after them.
     *
     * @param limit no more rows than this
     * @return the number of rows made; 0 at the end of the table
     */
    public int fill(long limit) {
        int count = (int) Math.min(Math.min(batchRows, limit), table.rows() - nextRow);
        cursor.follow(batch, count);
        nextRow += count;
        sources.prepare(count);
        for (Source column : columns) {
            column.fill(count);
        }
        return count;
    }
}
