package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveExclusion;
import io.ballast.introspect.facts.LiveGeneration;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SqlUses;
import io.ballast.introspect.sql.InlinedSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of a schema is drafted when its own tables are to be filled: the rest of it is there, and stays as it is. */
final class FilledSchema {
    /** Functions, unless they are known to be null where one of their arguments is, and what has branches. */
    private static final Pattern MAY_IGNORE_NULL = Pattern.compile(
            "(?i)\\b(?!(?:lower|upper|initcap|length|char_length|btrim|ltrim|rtrim|abs|round|floor|ceil|numeric|varchar"
                    + "|varying|bpchar)\\()\\w+\\(|\\b(?:case|is|and|or|any|all)\\b|\"\\(");

    private FilledSchema() {}

    /** The chosen tables, without columns that the server computes: what checks and exclusion constraints say of these is said of what they are computed from. */
    static List<LiveTable> of(List<LiveTable> chosen) {
        return chosen.stream()
                .map(table -> table.withChecks(checks(table)).withExclusions(exclusions(table)))
                .map(table -> table.withRows(
                        table.rows().count(), given(table), table.constraints().foreignKeys()))
                .toList();
    }

    private static List<CheckFacts> checks(LiveTable table) {
        Map<String, String> computed = new HashMap<>();
        Map<String, String> tested = new HashMap<>();
        List<CheckFacts> checks = new ArrayList<>();
        for (LiveColumn column : table.columns()) {
            LiveGeneration generation = column.traits().generation();
            if (generation != null) {
                computed.put(column.name(), generation.text());
                if (!column.nullable()) {
                    checks.add(new CheckFacts("NOT NULL of " + column.name(), isNotNull(generation), true));
                }
                tested.put("(" + SqlText.name(column.name()) + " IS NOT NULL)", isNotNull(generation));
                tested.put("(" + column.name() + " IS NOT NULL)", isNotNull(generation));
            }
        }
        for (CheckFacts check : table.constraints().checks()) {
            String condition = tested.getOrDefault(check.condition(), check.condition());
            checks.add(computed.isEmpty() ? check : check.withCondition(InlinedSql.of(condition, computed)));
        }
        return checks;
    }

    private static List<LiveExclusion> exclusions(LiveTable table) {
        Map<String, String> computed = new HashMap<>();
        for (LiveColumn column : table.columns()) {
            LiveGeneration generation = column.traits().generation();
            if (generation != null) {
                computed.put(column.name(), generation.text());
            }
        }
        return table.constraints().exclusions().stream()
                .map(exclusion -> exclusion.inlined(computed))
                .toList();
    }

    /** Where all that it is computed from has to have a value, this is said of each column. */
    private static String isNotNull(LiveGeneration generation) {
        if (MAY_IGNORE_NULL.matcher(generation.text()).find()) {
            return "((" + generation.text() + ") IS NOT NULL)";
        }
        return generation.uses().columns().stream()
                .map(SqlUses.Column::column)
                .filter(column -> !column.isEmpty())
                .map(column -> "(" + SqlText.name(column) + " IS NOT NULL)")
                .collect(Collectors.joining(" AND ", "(", ")"));
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
