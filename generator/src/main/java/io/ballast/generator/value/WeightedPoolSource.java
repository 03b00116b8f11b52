package io.ballast.generator.value;

import io.ballast.generator.random.AliasTable;
import io.ballast.generator.random.CellBits;

/** One of a pool's texts, by weight. */
final class WeightedPoolSource implements PooledSource {
    private final RowBatch batch;
    private final long key;
    private final AliasTable table;
    private final TextPool pool;
    private final Vector.Picks vector;

    WeightedPoolSource(RowBatch batch, long key, TextPool pool, AliasTable table) {
        this.batch = batch;
        this.key = key;
        this.pool = pool;
        this.table = table;
        this.vector = new Vector.Picks(pool);
    }

    @Override
    public void fill(int count) {
        int[] entries = vector.entries();
        for (int i = 0; i < count; i++) {
            entries[i] = table.pick(CellBits.at(key, batch.rows[i]));
        }
    }

    @Override
    public Vector vector() {
        return vector;
    }

    @Override
    public TextPool pool() {
        return pool;
    }

    @Override
    public PooledSource with(TextPool other) {
        return new WeightedPoolSource(batch, key, other, table);
    }
}
