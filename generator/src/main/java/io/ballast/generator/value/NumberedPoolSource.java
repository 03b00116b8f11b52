package io.ballast.generator.value;

/** A pool's texts, each by its place in it. */
final class NumberedPoolSource implements Source {
    private final RowBatch batch;
    private final Picker numbers;
    private final TextPool pool;
    private final Vector.Picks vector;

    NumberedPoolSource(RowBatch batch, Picker numbers, TextPool pool) {
        this.batch = batch;
        this.numbers = numbers;
        this.pool = pool;
        this.vector = new Vector.Picks(pool);
    }

    @Override
    public void fill(int count) {
        int[] entries = vector.entries();
        for (int i = 0; i < count; i++) {
            entries[i] = (int) numbers.pick(batch, i);
        }
    }

    @Override
    public Vector vector() {
        return vector;
    }

    @Override
    public int maxBytes() {
        return pool.maxBytes();
    }
}
