package io.ballast.cli.text;

import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;

/** What a dataset spec asks for, for people. */
public final class SpecSummaryText {
    private SpecSummaryText() {}

    /**
     * The tables, a row each.
     *
     * @param source the file, or the name of the preset
     * @param width of the lines, as far as single words allow
     */
    public static String text(DatasetSpec spec, String source, int width) {
        TextTable tables = new TextTable("table", ">columns", "rows");
        for (TableSpec table : spec.tables()) {
            tables.row(
                    table.name(),
                    Integer.toString(table.columns().size()),
                    rows(table.rows()) + (spec.isOmitted(table) ? ", omitted" : ""));
        }
        return Wrapped.hanging("", source + " is sound: dataset " + spec.name() + ", seed " + spec.seed(), width)
                + tables.text(width);
    }

    private static String rows(RowCount rows) {
        if (rows instanceof RowCount.Known known) {
            return ReadableNumbers.count(known.rows()) + (rows instanceof RowCount.Existing ? " there already" : "");
        }
        return "for each row of " + ((RowCount.PerParent) rows).parent();
    }
}
