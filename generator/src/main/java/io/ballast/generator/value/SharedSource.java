package io.ballast.generator.value;

/** A column's source that several others read too: it makes the values of a batch once, for the first that asks. */
final class SharedSource implements Source {
    private final Source values;
    private final RowSources rows;
    private long filled = -1;

    SharedSource(Source values, RowSources rows) {
        this.values = values;
        this.rows = rows;
    }

    @Override
    public void fill(int count) {
        if (filled != rows.batchNumber()) {
            filled = rows.batchNumber();
            values.fill(count);
        }
    }

    @Override
    public Vector vector() {
        return values.vector();
    }

    @Override
    public int maxBytes() {
        return values.maxBytes();
    }
}
