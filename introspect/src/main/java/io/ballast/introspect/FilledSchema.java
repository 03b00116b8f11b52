package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import java.util.List;
import java.util.Set;

/** What of a schema is drafted when its own tables are to be filled: the rest of it is there, and stays as it is. */
final class FilledSchema {
    private FilledSchema() {}

    /** The chosen tables, without columns that the server computes. */
    static List<LiveTable> of(List<LiveTable> chosen) {
        return chosen.stream()
                .map(table -> table.withRows(
                        table.rows().count(), given(table), table.constraints().foreignKeys()))
                .toList();
    }

    private static List<LiveColumn> given(LiveTable table) {
        return table.columns().stream()
                .filter(column -> column.origin() != LiveColumn.Origin.COMPUTED)
                .toList();
    }

    /** Whether a key refers to rows that are not made here. */
    static boolean leadsElsewhere(TargetSchemas schemas, Set<String> chosen, ForeignKeyFacts key) {
        return !schemas.names().contains(key.targetSchema())
                || !chosen.contains(schemas.tableOf(key.targetSchema(), key.targetTable()));
    }

    /** What stands behind FROM for the rows of a table itself. */
    static String from(TargetSchemas schemas, LiveTable table) {
        return (table.partitions() == null ? "ONLY " : "") + schemas.sql(table.name());
    }

    static BallastException unreachable(LiveTable table, ForeignKeyFacts key) {
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                "foreign key \"" + key.name() + "\" of table \"" + table.name() + "\" refers to " + key.targetSchema()
                        + "." + key.targetTable()
                        + ", which is not filled and has no rows. Fill that table as well, or leave out \""
                        + table.name() + "\".");
    }

    static BallastException taken(LiveTable table, ReferenceGroup group) {
        List<String> targets = group.keys().stream()
                .map(key -> key.targetSchema() + "." + key.targetTable())
                .distinct()
                .toList();
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                "table \"" + table.name() + "\" has a row for everything that its key ("
                        + String.join(", ", group.unique()) + ") can refer to in " + String.join(" and ", targets)
                        + ". Fill " + (targets.size() == 1 ? "that table" : "one of them") + " as well, or leave out \""
                        + table.name() + "\".");
    }
}
