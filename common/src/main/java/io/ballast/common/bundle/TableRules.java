package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTypes;
import io.ballast.common.schema.Identifiers;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexRules;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold in the schema of each table of a bundle. Places are named as paths in the descriptor. */
public final class TableRules {
    private final String file;
    /** The path of the table's resource. */
    private final String place;

    private final String remedy;
    private final TableSchema table;
    private final Set<String> columns = new HashSet<>();

    private TableRules(String file, String place, String remedy, TableSchema table) {
        this.file = file;
        this.place = place;
        this.remedy = remedy;
        this.table = table;
    }

    /** {@code tables} are all tables of the bundle by name, for foreign keys to refer to. */
    static void check(String file, String place, TableSchema table, Map<String, TableSchema> tables) {
        check(file, place, JsonPlace.MAKE_AGAIN, table, tables);
    }

    /** As the other one; {@code remedy} is the last sentence of a refusal. */
    public static void check(
            String file, String place, String remedy, TableSchema table, Map<String, TableSchema> tables) {
        new TableRules(file, place, remedy, table).check(tables);
    }

    static void checkName(String file, String place, String name) {
        checkName(file, place, JsonPlace.MAKE_AGAIN, name);
    }

    /** Refuses the name of a table, column or dataset that PostgreSQL cannot hold. */
    public static void checkName(String file, String place, String remedy, String name) {
        String fault = Identifiers.fault(name);
        if (fault != null) {
            throw JsonPlace.refuse(
                    file,
                    place,
                    JsonPlace.quoted(name),
                    "a name of 1 to " + BundleLimits.MAX_NAME_BYTES + " bytes that PostgreSQL can hold: this one "
                            + fault,
                    remedy,
                    null);
        }
    }

    private void check(Map<String, TableSchema> tables) {
        checkText("description", table.comment());
        checkColumns();
        checkKnown("schema.primaryKey", table.primaryKey());
        checkOnce("schema.uniqueKeys", table.uniqueKeys());
        for (int i = 0; i < table.uniqueKeys().size(); i++) {
            checkKey("schema.uniqueKeys[" + i + "]", table.uniqueKeys().get(i).columns());
        }
        checkOnce("ballast.indexes", table.indexes());
        for (int i = 0; i < table.indexes().size(); i++) {
            checkIndex("ballast.indexes[" + i + "]", table.indexes().get(i));
        }
        checkOnce("schema.foreignKeys", table.foreignKeys());
        for (int i = 0; i < table.foreignKeys().size(); i++) {
            checkForeignKey("schema.foreignKeys[" + i + "]", table.foreignKeys().get(i), tables);
        }
        ConstraintRules.check(file, place, remedy, table);
        TraitRules.check(file, place, remedy, table, tables);
        if (table.partitioning() != null) {
            PartitionRules.check(file, place + ".ballast.partitioning", remedy, table);
        }
    }

    private void checkColumns() {
        if (table.columns().isEmpty()) {
            throw refuse("schema.fields", "no column", "at least one");
        }
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            String field = "schema.fields[" + i + "]";
            checkName(file, place + "." + field + ".name", remedy, column.name());
            if (Identifiers.SYSTEM_COLUMNS.contains(column.name())) {
                throw refuse(
                        field + ".name",
                        JsonPlace.quoted(column.name()),
                        "a name that is not one of PostgreSQL's system columns");
            }
            if (!columns.add(column.name())) {
                throw refuse(field + ".name", "a second column " + JsonPlace.quoted(column.name()), "each name once");
            }
            checkText(field + ".description", column.comment());
            if (column.defaultValue() instanceof ColumnDefault.Literal literal) {
                checkText(field + ".ballast.default.literal", literal.text());
            }
            if (column.check() != null) {
                checkLimits(field + ".ballast.check", column.check());
            }
        }
    }

    private void checkLimits(String at, Check check) {
        checkText(at + ".minimum", check.minimum());
        checkText(at + ".maximum", check.maximum());
        checkOnce(at + ".enum", check.oneOf());
        check.oneOf().forEach(value -> checkText(at + ".enum", value));
        if (check.isEmpty()) {
            throw refuse(at, "nothing to check", "minimum, maximum, minLength, maxLength or enum");
        }
    }

    private void checkIndex(String at, Index index) {
        Set<String> known = new HashSet<>(columns);
        table.traits().generated().forEach(column -> known.add(column.name()));
        if (index.traits().elements().isEmpty()) {
            checkSize(at + ".columns", index.columns());
            checkKnown(at + ".columns", index.columns(), known, table.name());
        }
        checkKnown(at + ".include", index.include(), known, table.name());
        if (index.where() != null) {
            checkKnown(at + ".where.column", List.of(index.where().column()), known, table.name());
            checkText(at + ".where.literal", index.where().literal());
        }
        String fault = IndexRules.fault(index);
        if (fault != null) {
            throw refuse(at, fault, "an index that PostgreSQL can make");
        }
    }

    private void checkForeignKey(String at, ForeignKey key, Map<String, TableSchema> tables) {
        checkKey(at + ".fields", key.columns());
        TableSchema target = tables.get(key.targetTable());
        if (target == null) {
            throw refuse(
                    at + ".reference.resource", JsonPlace.quoted(key.targetTable()), "the name of a resource here");
        }
        Set<String> known = new HashSet<>();
        target.columns().forEach(column -> known.add(column.name()));
        checkKnown(at + ".reference.fields", key.targetColumns(), known, target.name());
        Set<String> targets = Set.copyOf(key.targetColumns());
        boolean unique = targets.equals(Set.copyOf(target.primaryKey()));
        for (UniqueKey candidate : target.uniqueKeys()) {
            unique |= targets.equals(new HashSet<>(candidate.columns()));
        }
        if (!unique) {
            throw refuse(
                    at + ".reference.fields",
                    JsonPlace.escaped(key.targetColumns().toString()),
                    "the primary key or a unique key of " + JsonPlace.quoted(target.name()));
        }
        checkTypes(at, key, target);
    }

    /** The server would find out once all rows are in. */
    private void checkTypes(String at, ForeignKey key, TableSchema target) {
        for (int i = 0; i < Math.min(key.columns().size(), key.targetColumns().size()); i++) {
            Column from = column(table, key.columns().get(i));
            Column to = column(target, key.targetColumns().get(i));
            if (!ForeignKeyTypes.mayRefer(from.type(), to.type())) {
                throw refuse(
                        at + ".fields",
                        JsonPlace.quoted(from.name()) + ", of type " + from.type(),
                        "a type that can refer to " + JsonPlace.quoted(to.name()) + " of "
                                + JsonPlace.quoted(target.name()) + ", of type " + to.type());
            }
        }
    }

    private static Column column(TableSchema of, String name) {
        return of.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void checkOnce(String at, List<?> keys) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                throw refuse(at + "[" + i + "]", "the same again", "each once");
            }
        }
    }

    private void checkKey(String at, List<String> keyColumns) {
        checkSize(at, keyColumns);
        checkKnown(at, keyColumns);
    }

    private void checkSize(String at, List<String> keyColumns) {
        if (keyColumns.isEmpty() || keyColumns.size() > BundleLimits.MAX_KEY_COLUMNS) {
            throw refuse(at, keyColumns.size() + " columns", "1 to " + BundleLimits.MAX_KEY_COLUMNS);
        }
    }

    private void checkKnown(String at, List<String> names) {
        checkKnown(at, names, columns, table.name());
    }

    private void checkKnown(String at, List<String> names, Set<String> known, String owner) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!known.contains(name)) {
                throw refuse(at, JsonPlace.quoted(name), "the name of a column of " + JsonPlace.quoted(owner));
            }
            if (!seen.add(name)) {
                throw refuse(at, JsonPlace.quoted(name) + " twice", "each column once");
            }
        }
    }

    private void checkText(String at, @Nullable String text) {
        checkText(file, place + "." + at, remedy, text);
    }

    /** Refuses a text that PostgreSQL cannot hold; null is none. */
    static void checkText(String file, String place, String remedy, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.length() > BundleLimits.MAX_TEXT_LENGTH) {
            throw JsonPlace.refuse(
                    file,
                    place,
                    text.length() + " characters",
                    "at most " + BundleLimits.MAX_TEXT_LENGTH,
                    remedy,
                    null);
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw JsonPlace.refuse(
                    file,
                    place,
                    JsonPlace.quoted(text),
                    "text that PostgreSQL can hold: valid Unicode without NUL",
                    remedy,
                    null);
        }
    }

    private BallastException refuse(String at, String found, String expected) {
        return JsonPlace.refuse(file, place + "." + at, found, expected, remedy, null);
    }
}
