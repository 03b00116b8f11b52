package io.ballast.loader.plan;

import java.util.Locale;

/** How far the loaded rows are compared with the bundle before they are published. */
public enum VerifyLevel {
    NONE,
    /** Rows of each table are counted. */
    COUNTS,
    /** Counted, and a digest over all values of each table is compared. */
    FULL;

    /** The word for it in options, messages and the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
