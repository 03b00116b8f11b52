package io.ballast.loader.plan;

import java.util.Locale;

/** What a load does about tables of the same names in the target schema. */
public enum LoadMode {
    /** There must be none. */
    CREATE,
    /** They stay readable until one short transaction swaps them for the new ones. */
    REPLACE,
    /** They must be there; the rows are added to theirs. */
    APPEND,
    /** They must be there; those that are empty are filled as they are, and rows are added to the others. */
    FILL;

    /** Whether the tables must be there, and stay what they are. */
    public boolean keepsTables() {
        return this == APPEND || this == FILL;
    }

    /** The word for it in options, messages and the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
