package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.fit.PickFit;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ListedKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the columns of foreign keys the values of the rows they refer to. */
final class References {
    private final Map<String, DraftTable> tables;
    private final String schema;
    private final Notes notes;
    private final Set<Split> splits;
    private final boolean inPlace;

    private References(Map<String, DraftTable> tables, String schema, Set<Split> splits, boolean inPlace, Notes notes) {
        this.tables = tables;
        this.schema = schema;
        this.splits = splits;
        this.inPlace = inPlace;
        this.notes = notes;
    }

    /**
     * @param splits the foreign keys whose columns pick a row each
     * @param inPlace whether foreign keys are there whatever the spec says, so that columns may lead nowhere else
     */
    static void fill(Map<String, DraftTable> tables, String schema, Set<Split> splits, boolean inPlace, Notes notes) {
        References references = new References(tables, schema, splits, inPlace, notes);
        DraftFailure.forEach(schema, List.copyOf(tables.values()), table -> inOrder(table)
                .forEach(key -> references.fill(table, key)));
    }

    /** The key of the parent first, then those of many columns, as a key that shares columns must follow from one before. */
    static List<ForeignKeyFacts> inOrder(DraftTable table) {
        return table.facts.constraints().foreignKeys().stream()
                .sorted(Comparator.comparing((ForeignKeyFacts key) -> !key.equals(table.parent))
                        .thenComparing(key -> -key.columns().size())
                        .thenComparing(ForeignKeyFacts::name))
                .toList();
    }

    private void fill(DraftTable table, ForeignKeyFacts key) {
        DraftTable target = target(tables, schema, key);
        if (target == null
                || !Selection.hasAll(table, key.columns())
                || !Selection.hasAll(target, key.targetColumns())) {
            leaveOut(table, key, target);
            return;
        }
        List<DraftColumn> filled = new ArrayList<>();
        OptionalDouble exponent = PickFit.exponent(key.parentsByChildren());
        for (int i = 0; i < key.columns().size(); i++) {
            DraftColumn column = table.column(key.columns().get(i));
            String targetColumn = key.targetColumns().get(i);
            if (column.isFilled()) {
                continue;
            }
            if (leadsTo(target.name(), targetColumn, table.name(), column.name())) {
                notes.ofColumn(
                        table.name(),
                        column.name(),
                        "values of its own: by the foreign keys they come from themselves");
                continue;
            }
            Distribution pick = exponent.isPresent() ? new Zipf(target.most, exponent.getAsDouble()) : null;
            column.kind = key.equals(table.parent)
                    ? new ParentKind(targetColumn)
                    : new ReferenceKind(target.name(), targetColumn, pick, column.name());
            filled.add(column);
            takeType(table, column, target.column(targetColumn), target.most);
        }
        boolean split = splits.contains(new Split(table.name(), key.columns()));
        if (filled.size() == key.columns().size() && !split) {
            filled.forEach(column -> join(column, String.join(",", key.columns())));
        } else if (!filled.isEmpty() && !split) {
            agree(table, key, filled);
        }
    }

    /**
     * The columns that are to pick one row together and do not, as the foreign key that says so is not in the spec. Whatever else
     * rests on the one row, a key or a foreign key, does not hold then.
     */
    static Set<Split> unkept(Map<String, DraftTable> tables) {
        Set<Split> unkept = new LinkedHashSet<>();
        for (DraftTable table : tables.values()) {
            for (ForeignKeyFacts key : table.facts.constraints().foreignKeys()) {
                String group = String.join(",", key.columns());
                boolean joined = key.columns().size() > 1
                        && table.columns.values().stream()
                                .anyMatch(column -> column.kind instanceof ReferenceKind free
                                        && free.group().equals(group));
                boolean kept = table.foreignKeys.stream()
                        .anyMatch(other -> other.columns().equals(key.columns()));
                if (joined && !(kept && AgreeingRows.areKept(tables, table, key))) {
                    unkept.add(new Split(table.name(), key.columns()));
                }
            }
        }
        return unkept;
    }

    /**
     * A foreign key whose columns pick a row each.
     *
     * @param columns in the order of the key
     */
    record Split(String table, List<String> columns) {}

    /** Columns of which none is filled by another key, nor by way of one of the others, all come from one row. */
    private static void join(DraftColumn column, String group) {
        if (column.kind instanceof ReferenceKind free) {
            column.kind = new ReferenceKind(free.table(), free.column(), free.pick(), group);
        }
    }

    /** Columns of which others of their key are settled pick a row that agrees with these, where that can be computed. */
    private void agree(DraftTable table, ForeignKeyFacts key, List<DraftColumn> filled) {
        List<String> settled = key.columns().stream()
                .filter(column -> !filled.contains(table.column(column)))
                .toList();
        boolean all = settled.stream().allMatch(column -> table.column(column).isFilled());
        Optional<AgreeingRows> rows = all ? AgreeingRows.of(tables, table, key, settled) : Optional.empty();
        rows.filter(some -> some.isNeverEmpty(tables, table))
                .ifPresent(some -> filled.forEach(column -> agree(column, key, some)));
        if (rows.isPresent() && key.traits().matchFull()) {
            filled.forEach(column -> column.filled = true); // as the others have values, it has one too
        }
    }

    private static void agree(DraftColumn column, ForeignKeyFacts key, AgreeingRows rows) {
        if (column.kind instanceof ReferenceKind free) {
            column.kind = new ReferenceKind(
                    free.table(),
                    free.column(),
                    free.pick(),
                    String.join(",", key.columns()),
                    rows.within(),
                    null,
                    false);
        }
    }

    /** Columns of a key whose table, or part of it, is not here have values like any other column's. */
    private void leaveOut(DraftTable table, ForeignKeyFacts key, @Nullable DraftTable target) {
        String wanted =
                key.targetSchema().equals(schema) ? key.targetTable() : key.targetSchema() + "." + key.targetTable();
        String missing = target == null ? wanted : wanted + " (" + String.join(", ", key.targetColumns()) + ")";
        String line = "foreign key " + named(key) + " omitted: " + missing + " is not in this spec";
        List<DraftColumn> nullable = key.columns().stream()
                .map(table.columns::get)
                .filter(column -> inPlace && column != null && column.nullable)
                .toList();
        if (!nullable.isEmpty()) {
            nullable.forEach(column -> column.leftNull = true);
            notes.ofTable(table.name(), line + ", so that it is null in each row");
            return;
        }
        notes.riskOfTable(table.name(), line);
        key.columns().stream()
                .filter(table.columns::containsKey)
                .forEach(column -> notes.ofColumn(
                        table.name(),
                        column,
                        "refers to a row of " + wanted + " there; values of its own here, which need not be there"));
    }

    /** A column refers to one of the same type, or to whole numbers or texts that it has room for; or it takes that one's type. */
    private void takeType(DraftTable table, DraftColumn column, DraftColumn target, long most) {
        if (!column.type.equals(target.type) && !hasRoom(column, target, most)) {
            notes.ofColumn(
                    table.name(),
                    column.name(),
                    target.type.sql() + " stands for " + column.type.sql() + ", as the column referred to has it");
            column.type = target.type;
            column.check = null;
            column.defaultValue = null;
        }
    }

    private static boolean hasRoom(DraftColumn column, DraftColumn target, long most) {
        BigDecimal largest = TypeLimits.largest(column.type);
        boolean longer = TypeLimits.isText(column.type)
                && TypeLimits.isText(target.type)
                && TypeLimits.length(column.type) >= TypeLimits.length(target.type)
                && column.type.base() != BaseType.CHAR
                && target.type.base() != BaseType.CHAR;
        if (longer) {
            return true;
        }
        boolean isWhole = column.type.is(TypeFamily.WHOLE) && target.type.is(TypeFamily.WHOLE);
        if (isWhole && target.kind instanceof ListedKind) {
            return true; // a foreign key lets all of them in
        }
        return isWhole
                && target.facts.origin() == LiveColumn.Origin.NUMBERED
                && largest != null
                && largest.compareTo(BigDecimal.valueOf(most)) >= 0;
    }

    /** The table that a key refers to; null where it is not in the spec. */
    static @Nullable DraftTable target(Map<String, DraftTable> tables, String schema, ForeignKeyFacts key) {
        return key.targetSchema().equals(schema) ? tables.get(key.targetTable()) : null;
    }

    static String named(ForeignKeyFacts key) {
        return "\"" + key.name() + "\" (" + String.join(", ", key.columns()) + ")";
    }

    /** Whether the values of a column come, by way of others, from the wanted one. */
    private boolean leadsTo(String table, String column, String wantedTable, String wantedColumn) {
        return sources(tables, table, column).contains(wantedTable + "." + wantedColumn);
    }

    /** The column itself and all that its values come from. */
    static Set<String> sources(Map<String, DraftTable> tables, String table, String column) {
        Set<String> seen = new HashSet<>();
        String atTable = table;
        String atColumn = column;
        while (atTable != null && atColumn != null && seen.add(atTable + "." + atColumn)) {
            DraftTable owner = tables.get(atTable);
            ValueKind kind = owner == null ? null : owner.kind(atColumn);
            if (owner != null && kind instanceof ParentKind reference && owner.parent != null) {
                atTable = owner.parent.targetTable();
                atColumn = reference.column();
            } else if (kind instanceof ReferenceKind reference) {
                atTable = reference.table();
                atColumn = reference.column();
            } else {
                atTable = null;
            }
        }
        return seen;
    }
}
