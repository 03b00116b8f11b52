package io.ballast.loader.plan;

import java.util.Locale;

/** What a load does about what an earlier, unfinished load of the same tables has left. */
public enum StartMode {
    /** Refuse to start. */
    FRESH,
    /** Go on where it stopped. */
    RESUME,
    /** Remove it and start over. */
    RESTART;

    /** The word for it in options, messages and the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
