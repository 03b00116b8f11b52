package io.ballast.generator.value;

/** A source that writes a text of its own for each row. */
abstract class TextSource implements Source {
    final RowBatch batch;
    private final Vector.Texts vector;
    private final int maxBytes;

    /**
     * A source of texts.
     *
     * @param maxBytes of one text
     */
    TextSource(RowBatch batch, int maxBytes, boolean plain) {
        this.batch = batch;
        this.vector = new Vector.Texts(plain);
        this.maxBytes = maxBytes;
    }

    @Override
    public final void fill(int count) {
        prepare(count);
        int position = 0;
        for (int i = 0; i < count; i++) {
            byte[] bytes = vector.reserve(position, maxBytes);
            position = put(i, bytes, position);
            vector.ends()[i + 1] = position;
        }
    }

    /** Fills what the texts are made from. */
    abstract void prepare(int count);

    /** Writes the text of row i and returns the position after it; {@link #maxBytes()} and some slack fit. */
    abstract int put(int i, byte[] bytes, int position);

    @Override
    public final Vector vector() {
        return vector;
    }

    @Override
    public final int maxBytes() {
        return maxBytes;
    }
}
