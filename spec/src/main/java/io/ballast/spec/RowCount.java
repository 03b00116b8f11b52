package io.ballast.spec;

import io.ballast.spec.distribution.Distribution;

/** How many rows a table has. */
public sealed interface RowCount {
    /** A number that is known without the rows of another table. */
    sealed interface Known extends RowCount {
        long rows();
    }

    /** A root table, or one with free references: a number of rows of its own. */
    record Fixed(long rows) implements Known {}

    /** A table whose rows are in the database already: others refer to them, and none is made. */
    record Existing(long rows) implements Known {}

    /** A child table: a number of rows for each row of the parent. */
    record PerParent(String parent, Distribution count) implements RowCount {}
}
