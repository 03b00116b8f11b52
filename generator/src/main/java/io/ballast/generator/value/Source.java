package io.ballast.generator.value;

/** Where the values of one column come from: a function of the rows of a batch. Bound to a batch, and so to one thread. */
interface Source {
    /** Makes the values of the first {@code count} rows of the batch. */
    void fill(int count);

    /** Where the values stand once made. */
    Vector vector();

    /** The most bytes that the text form of a value takes. */
    int maxBytes();
}
