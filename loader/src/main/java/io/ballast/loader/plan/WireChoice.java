package io.ballast.loader.plan;

import java.util.Locale;

/** Which wire format the user wants. */
public enum WireChoice {
    /** Binary for every table whose column types all have an encoder, CSV for the others. */
    AUTO,
    /** Binary for all tables; a table with a type that has no encoder is refused. */
    BINARY,
    /** CSV for all tables. */
    CSV;

    /** The word for it in options, messages and the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
