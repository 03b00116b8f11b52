package io.ballast.generator.value;

import io.ballast.spec.kind.ListedKind;

/** Which of two rows of a table has the lesser value in a column, as the server compares values. For one thread. */
final class RowOrder {
    private final boolean byRow;
    private final RowBatch pair;
    private final RowSources sources;
    private final Source values;

    RowOrder(DatasetModel dataset, TableModel table, int column) {
        this.byRow = table.spec().columns().get(column).value() instanceof ListedKind;
        this.pair = new RowBatch(table);
        this.sources = new RowSources(dataset, table, pair);
        this.values = sources.column(column);
    }

    /** Whether the first row comes before the second one, which is another. */
    boolean isBefore(long row, long other) {
        if (byRow) {
            return row < other;
        }
        pair.rows[0] = row;
        pair.rows[1] = other;
        sources.prepare(2);
        values.fill(2);
        if (values.vector() instanceof Vector.Uuids uuids) {
            int high = Long.compareUnsigned(uuids.high()[0], uuids.high()[1]);
            return high == 0 ? Long.compareUnsigned(uuids.low()[0], uuids.low()[1]) < 0 : high < 0;
        }
        if (values.vector() instanceof Vector.Words words) {
            return words.words()[0] < words.words()[1];
        }
        throw new IllegalStateException(
                "values without an order: " + values.vector().form());
    }
}
