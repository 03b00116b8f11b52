package io.ballast.generator.value;

/** Picks from a pool of texts, which another pool of the same size can take the place of. */
interface PooledSource extends Source {
    TextPool pool();

    /** The same picks from another pool of the same size. */
    PooledSource with(TextPool other);

    @Override
    default int maxBytes() {
        return pool().maxBytes();
    }
}
