package io.ballast.loader.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The distribution that the counts of one foreign key were made by, as far as it is known: a dataset spec says so, the database does
 * not. Counts are checked against it as it is, with no parameter taken from them.
 *
 * @param columns of the child table, separated by a comma and a space where the key has several
 * @param distribution null where it is known that none can be stated: then there is no verdict, and no distribution is fitted either
 */
public record StatedDistribution(
        String childTable,
        String columns,
        String parentTable,
        @Nullable ChildrenDistribution distribution) {
    /** With more different numbers of children a distribution would have more classes than a reader or the test can use. */
    public static final int MAX_CHILDREN = 1_000;

    boolean describes(String otherChild, String otherColumns, String otherParent) {
        return childTable.equals(otherChild) && columns.equals(otherColumns) && parentTable.equals(otherParent);
    }
}
