package io.ballast.spec;

import io.ballast.spec.distribution.Distribution;

/** How many rows a table has. */
public sealed interface RowCount {
    /** A root table, or one with free references: a number of rows of its own. */
    record Fixed(long rows) implements RowCount {}

    /** A child table: a number of rows for each row of the parent. */
    record PerParent(String parent, Distribution count) implements RowCount {}
}
