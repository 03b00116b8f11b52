package io.ballast.generator.value;

/** Tells the value of one column, in the row its cursor stands on, to a sink. Bound to a cursor and so to one thread. */
interface ColumnWriter {
    void write(RowSink sink);

    /** The most bytes that the value's text form takes, before any quoting. */
    int maxBytes();

    /** Whether the text form is always plain, in the sense of {@link RowSink#plainText}; never true of a column with nulls. */
    boolean plain();
}
