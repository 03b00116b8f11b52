package io.ballast.loader.plan;

import java.util.Locale;

/** Which kind of staging tables the user wants. */
public enum StagingChoice {
    /** The planner chooses for each table, and says why. */
    AUTO,
    LOGGED,
    UNLOGGED,
    FREEZE;

    /** The word for it in options, messages and the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
