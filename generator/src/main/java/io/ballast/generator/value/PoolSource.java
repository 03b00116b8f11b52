package io.ballast.generator.value;

import io.ballast.generator.random.AliasTable;
import io.ballast.generator.random.CellBits;
import io.ballast.spec.kind.ChoiceKind;

/** One of a pool's texts, each as likely as the other. */
final class PoolSource implements PooledSource {
    private final RowBatch batch;
    private final long key;
    private final TextPool pool;
    private final Vector.Picks vector;

    PoolSource(RowBatch batch, long key, TextPool pool) {
        this.batch = batch;
        this.key = key;
        this.pool = pool;
        this.vector = new Vector.Picks(pool);
    }

    /** The source of a choice, whose values, in the pool, may have weights. */
    static PooledSource of(ChoiceKind choice, TextPool pool, RowBatch batch, long key, boolean unique) {
        if (unique) {
            return new UniquePoolSource(batch, key, pool);
        }
        if (choice.isEven()) {
            return new PoolSource(batch, key, pool);
        }
        double[] weights =
                choice.weights().stream().mapToDouble(Double::doubleValue).toArray();
        return new WeightedPoolSource(batch, key, pool, new AliasTable(weights));
    }

    @Override
    public TextPool pool() {
        return pool;
    }

    @Override
    public PooledSource with(TextPool other) {
        return new PoolSource(batch, key, other);
    }

    @Override
    public void fill(int count) {
        int[] entries = vector.entries();
        int size = pool.size();
        for (int i = 0; i < count; i++) {
            entries[i] = (int) CellBits.below(CellBits.at(key, batch.rows[i]), size);
        }
    }

    @Override
    public Vector vector() {
        return vector;
    }
}
