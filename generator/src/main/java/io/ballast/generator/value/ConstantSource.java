package io.ballast.generator.value;

import java.util.List;

/** The same text in each row. */
final class ConstantSource implements Source {
    private final String text;
    private final TextPool pool;
    private final Vector.Picks vector;

    ConstantSource(String text) {
        this.text = text;
        pool = new TextPool(List.of(text));
        vector = new Vector.Picks(pool);
    }

    String text() {
        return text;
    }

    @Override
    public void fill(int count) {
        // the only entry has the number 0, which stands there from the beginning
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
