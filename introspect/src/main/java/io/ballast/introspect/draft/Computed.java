package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveGeneration;
import io.ballast.introspect.facts.PartitionFacts;
import io.ballast.introspect.facts.SqlUses;
import io.ballast.introspect.sql.TotalSql;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leaves columns to the server that it computes there, where their expressions have a value for whatever comes about here. */
final class Computed {
    private final Map<String, DraftTable> tables;
    private final DraftTable table;
    private final SqlFit fit;
    private final Notes notes;

    private Computed(Map<String, DraftTable> tables, DraftTable table, SqlFit fit, Notes notes) {
        this.tables = tables;
        this.table = table;
        this.fit = fit;
        this.notes = notes;
    }

    static void settle(Map<String, DraftTable> tables, DraftTable table, SqlFit fit, Notes notes) {
        Computed computed = new Computed(tables, table, fit, notes);
        for (DraftColumn column : List.copyOf(table.columns.values())) {
            LiveGeneration generation = column.facts.traits().generation();
            if (generation != null && table.columns.size() > 1) {
                String obstacle = computed.obstacle(column, generation);
                if (obstacle.isEmpty()) {
                    computed.leave(column, generation);
                } else {
                    notes.ofColumn(
                            table.name(),
                            column.name(),
                            "computed from other columns there; a plain column with values of its own here: "
                                    + obstacle);
                }
            }
        }
    }

    /** Why it has values of its own here; empty where it is left to the server. */
    private String obstacle(DraftColumn column, LiveGeneration generation) {
        String misfit = fit.reason(generation.uses());
        if (!misfit.isEmpty()) {
            return misfit;
        }
        if (!column.hasOwnType()) {
            return "it has another type here";
        }
        if (isKey(column.name()) || isUsed(column)) {
            return "keys, references or other columns rest on its values";
        }
        boolean total = TotalSql.of(generation.text(), table.columns.keySet())
                .filter(sql -> hasRoom(column.type, sql))
                .isPresent();
        return total ? "" : "its expression may have no value for some rows";
    }

    private boolean isKey(String name) {
        boolean inKeys = Stream.of(
                        table.facts.keys(),
                        Stream.of(table.primaryKey),
                        table.facts.indexes().stream()
                                .filter(index -> index.unique())
                                .map(index -> index.columns()),
                        table.facts.constraints().foreignKeys().stream().map(key -> key.columns()),
                        Stream.ofNullable(table.facts.partitions())
                                .map(PartitionFacts::keyColumns)
                                .map(Stream::toList))
                .flatMap(keys -> keys)
                .anyMatch(columns -> columns.contains(name));
        boolean excludes = table.facts.constraints().exclusions().stream()
                .anyMatch(exclusion -> rests(exclusion.uses(), name)
                        || exclusion.constraint().columns().contains(name));
        boolean referred = tables.values().stream()
                .flatMap(other -> other.facts.constraints().foreignKeys().stream())
                .anyMatch(key -> key.targetTable().equals(table.name())
                        && key.targetColumns().contains(name));
        boolean indexed = table.facts.indexes().stream().anyMatch(index -> index.unique() && rests(index.uses(), name));
        return inKeys || excludes || referred || indexed;
    }

    /** Whether values of other columns come from it, or those of it from another row. */
    private boolean isUsed(DraftColumn column) {
        ValueKind kind = column.found();
        boolean taken = kind instanceof ParentKind || kind instanceof ReferenceKind || column.nullGroup != null;
        return taken
                || tables.values().stream().anyMatch(other -> other.columns.values().stream()
                        .filter(one -> one != column)
                        .flatMap(one -> one.found().uses().stream())
                        .anyMatch(use -> use.column().equals(column.name()) && isOfThis(other, use)));
    }

    private boolean isOfThis(DraftTable other, ColumnUse use) {
        boolean ofParent = other.parent != null && other.parent.targetTable().equals(table.name());
        return use.table().isEmpty() ? other == table || ofParent : use.table().equals(table.name());
    }

    private boolean rests(SqlUses uses, String name) {
        return uses.columns().contains(new SqlUses.Column(table.name(), name));
    }

    /** Whether the type has room for all that can come out. */
    private boolean hasRoom(ColumnType type, TotalSql sql) {
        if (sql.arithmetic()) {
            return hasRoomForNumbers(type, sql);
        }
        return switch (type.family()) {
            case TEXT -> TypeLimits.length(type) == Integer.MAX_VALUE;
            case BOOLEAN, JSON, OTHER -> true;
            default ->
                type.equals(ColumnType.of(BaseType.INTEGER))
                        || sql.columns().stream()
                                .allMatch(name -> table.column(name).type.equals(type));
        };
    }

    /** As each number is at least two, none of sums, differences and products goes beyond the product of all. */
    private boolean hasRoomForNumbers(ColumnType type, TotalSql sql) {
        BigDecimal reach = BigDecimal.ONE;
        for (BigDecimal number : sql.numbers()) {
            reach = reach.multiply(atLeastTwo(number));
        }
        List<ColumnType> types = new ArrayList<>(List.of(type));
        for (String name : sql.columns()) {
            DraftColumn column = table.column(name);
            BigDecimal most = most(column.found());
            if (most == null || !isNumber(column.type)) {
                return false;
            }
            reach = reach.multiply(atLeastTwo(most));
            types.add(column.type);
        }
        BigDecimal most = reach;
        return isNumber(type)
                && types.stream()
                        .filter(one -> one.is(TypeFamily.WHOLE) || one.equals(type))
                        .map(TypeLimits::largest)
                        .allMatch(largest -> largest != null && most.compareTo(largest) <= 0);
    }

    private static boolean isNumber(ColumnType type) {
        return !type.array() && (type.is(TypeFamily.WHOLE) || type.is(TypeFamily.DECIMAL));
    }

    private static BigDecimal atLeastTwo(BigDecimal number) {
        return number.abs().max(BigDecimal.valueOf(2));
    }

    /** How far from nothing the values of a kind can be; null where that is not known. */
    private static @Nullable BigDecimal most(ValueKind kind) {
        if (kind instanceof IntegerKind integer) {
            return BigDecimal.valueOf(integer.max())
                    .abs()
                    .max(BigDecimal.valueOf(integer.min()).abs());
        }
        return kind instanceof DecimalKind decimal
                ? decimal.max().abs().max(decimal.min().abs())
                : null;
    }

    private void leave(DraftColumn column, LiveGeneration generation) {
        LiveColumn facts = column.facts;
        notes.forget(table.name(), column.name());
        boolean nullable =
                facts.nullable() || generation.uses().columns().stream().anyMatch(this::mayBeNull);
        if (nullable && !facts.nullable()) {
            notes.ofColumn(
                    table.name(), column.name(), "may be null here: it is computed from columns that may be null");
        }
        if (!facts.traits().kept().equals(ColumnTraits.NONE)) {
            notes.ofColumn(
                    table.name(),
                    column.name(),
                    "collation, storage, compression and statistics omitted: it is computed");
        }
        facts.others().stream()
                .filter(other -> !other.startsWith("GENERATED "))
                .forEach(other -> notes.ofColumn(table.name(), column.name(), other + " omitted"));
        table.columns.remove(column.name());
        table.checkLabels.remove(column.name());
        table.computed.put(
                column.name(),
                new GeneratedColumn(
                        0,
                        column.name(),
                        column.type,
                        nullable,
                        new SqlExpression(generation.text()),
                        generation.stored(),
                        facts.comment()));
        omitChecks(column.name());
    }

    private boolean mayBeNull(SqlUses.Column used) {
        return Optional.ofNullable(table.columns.get(used.column()))
                .map(column -> column.nullable && !column.filled)
                .orElse(true);
    }

    /** Nothing keeps computed values within a check. */
    private void omitChecks(String name) {
        for (DraftCheck check : List.copyOf(table.checks)) {
            if (check.facts().enforced() && rests(check.facts().uses(), name)) {
                table.checks.remove(check);
                notes.riskOfTable(
                        table.name(),
                        "check \"" + check.facts().name() + "\" omitted: it is about \"" + name
                                + "\", which is computed");
            }
        }
    }
}
