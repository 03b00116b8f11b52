package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;

/** One of a pool's texts, each as likely as it stands there often. Measured by {@code KindBenchmark}. */
final class PoolWriter implements ColumnWriter {
    private final RowCursor cursor;
    private final long key;
    private final TextPool pool;

    PoolWriter(RowCursor cursor, long key, TextPool pool) {
        this.cursor = cursor;
        this.key = key;
        this.pool = pool;
    }

    PoolWriter with(TextPool other) {
        return new PoolWriter(cursor, key, other);
    }

    TextPool pool() {
        return pool;
    }

    @Override
    public void write(RowSink sink) {
        pool.write((int) CellBits.below(CellBits.at(key, cursor.row), pool.size()), sink);
    }

    @Override
    public int maxBytes() {
        return pool.maxBytes();
    }

    @Override
    public boolean plain() {
        return pool.plain();
    }
}
