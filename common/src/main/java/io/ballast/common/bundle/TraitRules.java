package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Identifiers;
import io.ballast.common.schema.InheritanceRules;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.common.schema.TypeFamily;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of identities, collations, computed columns and unlogged tables. Places are named as paths in the descriptor. */
final class TraitRules {
    private final String file;
    /** The path of the table's resource. */
    private final String place;

    private final String remedy;
    private final TableSchema table;

    private TraitRules(String file, String place, String remedy, TableSchema table) {
        this.file = file;
        this.place = place;
        this.remedy = remedy;
        this.table = table;
    }

    static void check(String file, String place, String remedy, TableSchema table, Map<String, TableSchema> tables) {
        TraitRules rules = new TraitRules(file, place, remedy, table);
        for (int i = 0; i < table.columns().size(); i++) {
            rules.checkColumn(
                    "schema.fields[" + i + "].ballast", table.columns().get(i));
        }
        rules.checkGenerated(table.traits().generated());
        rules.checkSettings();
        rules.checkInheritance(tables);
        if (!table.traits().unlogged()) {
            rules.checkTargets(tables);
        }
    }

    private void checkColumn(String at, Column column) {
        if (column.traits().identity() != null) {
            boolean fits = column.type().is(TypeFamily.WHOLE) && column.type().userType() == null;
            if (!fits || column.nullable() || column.defaultValue() != null) {
                throw refuse(
                        at + ".identity",
                        "an identity",
                        "one of a column of type smallint, integer or bigint that is required and has no default");
            }
        }
        boolean isNumber = column.type().is(TypeFamily.WHOLE) || column.type().is(TypeFamily.DECIMAL);
        if (column.defaultValue() instanceof ColumnDefault.NextNumber && !isNumber) {
            throw refuse(
                    at + ".default", "the number of a sequence", "a default for a column of type " + column.type());
        }
        if (column.traits().collation() != null) {
            String schema = column.traits().collation().schema();
            if (schema != null) {
                TableRules.checkName(file, place + "." + at + ".collation.schema", remedy, schema);
            }
            TableRules.checkName(
                    file,
                    place + "." + at + ".collation.name",
                    remedy,
                    column.traits().collation().name());
        }
    }

    private void checkGenerated(List<GeneratedColumn> generated) {
        Set<String> names = new HashSet<>();
        table.columns().forEach(column -> names.add(column.name()));
        int total = table.columns().size() + generated.size();
        int before = -1;
        for (int i = 0; i < generated.size(); i++) {
            GeneratedColumn column = generated.get(i);
            String at = "ballast.generated[" + i + "]";
            TableRules.checkName(file, place + "." + at + ".name", remedy, column.name());
            if (Identifiers.SYSTEM_COLUMNS.contains(column.name()) || !names.add(column.name())) {
                throw refuse(at + ".name", JsonPlace.quoted(column.name()), "a name that no other column has");
            }
            if (column.position() <= before || column.position() >= total) {
                throw refuse(
                        at + ".position",
                        String.valueOf(column.position()),
                        "a place among " + total + " columns, behind the one before");
            }
            before = column.position();
            TableRules.checkText(
                    file, place + "." + at + ".sql", remedy, column.expression().text());
            TableRules.checkText(file, place + "." + at + ".description", remedy, column.comment());
        }
    }

    private void checkSettings() {
        table.traits().settings().statistics().forEach(this::checkStatistics);
        TableSettings.Fault fault = TableSettings.fault(table);
        if (fault != null) {
            String found = fault.key().equals("storage") ? "storage parameters of a partitioned table" : "another name";
            throw refuse("ballast." + fault.key(), found, JsonPlace.escaped(fault.expected()));
        }
    }

    private void checkInheritance(Map<String, TableSchema> tables) {
        InheritanceRules.Fault fault = InheritanceRules.fault(table, tables);
        if (fault != null) {
            throw refuse("ballast." + fault.key(), inWords(fault.found()), inWords(fault.expected()));
        }
    }

    /** With names in quotes, and nothing in them that a terminal would take for its own. */
    private static String inWords(String text) {
        return JsonPlace.escaped(text).replace("\\\"", "\"");
    }

    private void checkStatistics(ExtendedStatistics statistics) {
        String at = "ballast.statistics";
        TableRules.checkName(file, place + "." + at + ".name", remedy, ObjectNames.statistics(table, statistics));
        TableRules.checkText(
                file, place + "." + at + ".comment", remedy, statistics.label().comment());
        Set<String> known = new HashSet<>();
        table.columns().forEach(column -> known.add(column.name()));
        table.traits().generated().forEach(column -> known.add(column.name()));
        for (String name : statistics.columns()) {
            if (!known.contains(name)) {
                throw refuse(
                        at + ".columns",
                        JsonPlace.quoted(name),
                        "the name of a column of " + JsonPlace.quoted(table.name()));
            }
        }
    }

    /** Rows that a crash may take away are no ground for those that it does not. */
    private void checkTargets(Map<String, TableSchema> tables) {
        for (int i = 0; i < table.foreignKeys().size(); i++) {
            ForeignKey key = table.foreignKeys().get(i);
            TableSchema target = tables.get(key.targetTable());
            if (target != null && target.traits().unlogged()) {
                throw refuse(
                        "schema.foreignKeys[" + i + "].reference.resource",
                        JsonPlace.quoted(key.targetTable()) + ", an unlogged table",
                        "a table that is logged as this one is");
            }
        }
    }

    private BallastException refuse(String at, String found, String expected) {
        return JsonPlace.refuse(file, place + "." + at, found, expected, remedy, null);
    }
}
