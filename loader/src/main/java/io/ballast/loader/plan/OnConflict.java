package io.ballast.loader.plan;

import java.util.Locale;

/** What becomes of a row whose key is in the table already that it is appended to. */
public enum OnConflict {
    /** The load ends, and nothing is appended. */
    FAIL,
    /** The row is skipped. */
    NOTHING,
    /** The row that is there gets the values of the new one. */
    UPDATE;

    /** The word for it in options and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
