package io.ballast.loader.plan;

import java.util.Locale;

/** What travels to the server for one table. */
public enum WireFormat {
    CSV,
    BINARY;

    /** The word for it in options, messages and the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
