package io.ballast.spec;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;

/** Where rows that a database has already are of no use. */
public final class RowsElsewhere {
    private RowsElsewhere() {}

    /**
     * Refuses them for what brings all of its rows itself.
     *
     * @throws BallastException (INPUT_REFUSED)
     */
    public static void refuse(DatasetSpec spec) {
        for (TableSpec table : spec.tables()) {
            if (table.exists()) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        "tables." + table.name()
                                + ": its rows are \"existing\", so that only the schema which has them can be"
                                + " filled by this spec; expected \"rows\", or \"per\" and \"count\".");
            }
        }
    }
}
