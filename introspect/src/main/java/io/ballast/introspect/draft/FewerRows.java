package io.ballast.introspect.draft;

import java.util.Map;
import java.util.OptionalLong;

/** Says which tables have fewer rows than the user wishes, and why, where no key that was limited says it already. */
final class FewerRows {
    /** Rows below others come to about the number that is wished. */
    private static final double ABOUT = 0.9;

    private FewerRows() {}

    static void name(Map<String, DraftTable> tables, DraftTable table, RowWishes wishes, Notes notes) {
        OptionalLong wish = wishes.of(table.name());
        boolean fewer = wish.isPresent() && table.rows < ABOUT * wish.getAsLong();
        if (fewer && !table.existing && !notes.isLimited(table.name())) {
            notes.limit(table.name(), table.rows + " rows, as " + reason(tables, table));
        }
    }

    private static String reason(Map<String, DraftTable> tables, DraftTable table) {
        DraftTable parent = table.parent == null ? null : tables.get(table.parent.targetTable());
        return parent == null
                ? "its keys and references have room for no more"
                : "table " + parent.name() + ", to whose rows they belong, has " + parent.rows
                        + ", and keys and references let each have up to " + table.mostChildren;
    }
}
