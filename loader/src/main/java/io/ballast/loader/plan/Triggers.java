package io.ballast.loader.plan;

import java.util.Locale;

/** Whether triggers of tables that are there run for the rows that a load brings. */
public enum Triggers {
    /** As for anybody's INSERT. */
    FIRE,
    /** They are switched off for the load, and back on as they were. */
    SKIP;

    /** The word for it in options and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
