package io.ballast.loader.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column.
 *
 * @param nulls counted, as {@code rows}
 * @param statedNullShare what the column was made with, from 0 to 1; null where nobody says
 * @param distinctValues the server's estimate; null while the table was never analyzed
 * @param commonValues the most common first; those that the column was made with after the ones that were found
 */
public record ColumnFacts(
        String table,
        String column,
        String type,
        long rows,
        long nulls,
        @Nullable Double statedNullShare,
        @Nullable Long distinctValues,
        List<CommonValue> commonValues) {
    /** Standard deviations; independent draws stray so far from what was stated once in a million columns. */
    private static final double FAR = 4.9;

    public ColumnFacts {
        commonValues = List.copyOf(commonValues);
    }

    /** Of all rows; NaN without any. */
    public double nullShare() {
        return (double) nulls / rows;
    }

    /** Whether chance does not explain how far the nulls are from the stated share; false where none is stated. */
    public boolean nullsDiffer() {
        if (statedNullShare == null) {
            return false;
        }
        double expected = rows * statedNullShare;
        return Math.abs(nulls - expected) > 0.5 + FAR * Math.sqrt(expected * (1 - statedNullShare));
    }

    /**
     * A value that is more common than others.
     *
     * @param value as PostgreSQL spells it, its first 80 characters
     * @param share of all rows, estimated by the server; null for a stated value that it does not list
     * @param statedShare of all rows; null where nobody says
     */
    public record CommonValue(
            String value, @Nullable Double share, @Nullable Double statedShare) {}
}
