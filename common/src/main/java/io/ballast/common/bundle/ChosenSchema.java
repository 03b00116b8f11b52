package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is left of a table's schema where not all tables of its source were chosen. */
public final class ChosenSchema {
    private ChosenSchema() {}

    /**
     * The schema without foreign keys to tables that were not chosen; their columns and values stay.
     *
     * @param omitted takes what the schema is without, in words
     * @throws BallastException (INPUT_REFUSED) when the table inherits from one that was not chosen
     */
    public static TableSchema of(TableSchema table, Set<String> chosen, List<String> omitted) {
        refuseOrphan(table, chosen);
        List<ForeignKey> kept = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (chosen.contains(key.targetTable())) {
                kept.add(key);
            } else {
                omitted.add("foreign key (" + String.join(", ", key.columns()) + ") of \"" + table.name() + "\" to \""
                        + key.targetTable() + "\"");
            }
        }
        return kept.size() == table.foreignKeys().size() ? table : table.withForeignKeys(kept);
    }

    private static void refuseOrphan(TableSchema table, Set<String> chosen) {
        for (String parent : table.traits().inheritance().parents()) {
            if (!chosen.contains(parent)) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        "table \"" + table.name() + "\" inherits from \"" + parent
                                + "\", which is not among the chosen tables. Choose both, or neither.");
            }
        }
    }
}
