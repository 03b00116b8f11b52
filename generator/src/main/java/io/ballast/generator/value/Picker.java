package io.ballast.generator.value;

/** Picks the row of another table that a row refers to. For one thread. */
interface Picker {
    /** The row, from 0, that row i of the batch refers to; quickest where neighbours are read in their order. */
    long pick(RowBatch batch, int i);
}
