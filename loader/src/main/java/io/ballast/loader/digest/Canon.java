package io.ballast.loader.digest;

/** Brings the binary form of one value into the form that is compared. */
@FunctionalInterface
interface Canon {
    /** The form that is compared is the binary form itself. */
    Canon SAME = (wire, from, to, row) -> row.put(wire, from, to);

    /** Writes the value that lies in {@code wire[from, to)} to the row. */
    void put(byte[] wire, int from, int to, RowBytes row);
}
