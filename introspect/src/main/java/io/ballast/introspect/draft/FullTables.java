package io.ballast.introspect.draft;

import io.ballast.introspect.facts.LiveTable;

/** Tables that have all the rows already that their keys have values for. */
public final class FullTables {
    private FullTables() {}

    /** Whether no row can be added, as a check or a type lets a key have no other value: settings of which there is one row. */
    public static boolean isOne(LiveTable table) {
        return NumberRoom.isFull(table);
    }
}
