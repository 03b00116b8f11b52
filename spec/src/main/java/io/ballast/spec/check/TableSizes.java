package io.ballast.spec.check;

/** How many rows tables have, or can have at the most. */
public interface TableSizes {
    long rows(String table);

    /** The most children that a row of the table's parent has. */
    long childrenOfOne(String table);

    /**
     * The fewest rows of the table that descend from one row of an ancestor.
     *
     * @param generations between them; 0 for the ancestor itself
     */
    long leastDescendants(String table, int generations);

    /**
     * The most rows of the table that descend from one row of an ancestor.
     *
     * @param generations between them; at least 1
     */
    long mostDescendants(String table, int generations);
}
