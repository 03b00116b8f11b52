package io.ballast.loader.analysis;

/**
 * The law that the counts of one foreign key were made by, for those who know it: a dataset spec says so, the database does
 * not. Counts are held against it as it is, with no parameter taken from them.
 *
 * @param columns of the child table, parted by a comma and a space where the key has several
 */
public record StatedLaw(String childTable, String columns, String parentTable, int max, double exponent) {
    /** Beyond this number of children a law would be drawn over more classes than a reader or the test can use. */
    public static final int MOST_CHILDREN = 1_000;

    boolean describes(String otherChild, String otherColumns, String otherParent) {
        return childTable.equals(otherChild) && columns.equals(otherColumns) && parentTable.equals(otherParent);
    }

    ZipfLaw law() {
        return new ZipfLaw(max, exponent, ZipfLaw.Origin.STATED);
    }
}
