package io.ballast.generator.value;

import io.ballast.generator.random.Permutation;

/** Each of a pool's texts at most once. */
final class UniquePoolSource implements PooledSource {
    private final RowBatch batch;
    private final long key;
    private final Permutation permutation;
    private final TextPool pool;
    private final Vector.Picks vector;

    UniquePoolSource(RowBatch batch, long key, TextPool pool) {
        this.batch = batch;
        this.key = key;
        this.permutation = new Permutation(pool.size(), key);
        this.pool = pool;
        this.vector = new Vector.Picks(pool);
    }

    @Override
    public void fill(int count) {
        int[] entries = vector.entries();
        for (int i = 0; i < count; i++) {
            entries[i] = (int) permutation.apply(batch.rows[i]);
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
        return new UniquePoolSource(batch, key, other);
    }
}
