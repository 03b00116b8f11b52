package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.sql.Condition;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a reference pick another row than the one that a second column of the row refers to: nobody follows themselves. */
final class OtherRow {
    private OtherRow() {}

    /** Whether the column is one that can; it does from then on. */
    static boolean pick(Map<String, DraftTable> tables, DraftTable table, DraftColumn column, DraftColumn other) {
        boolean possible = column.kind instanceof ReferenceKind free
                && free.except() == null
                && (isOwnRow(table, free, other)
                        || (isRowOf(table, free, other.kind) && isLeftOne(tables, free, other.kind)))
                && table.facts.keys().allMatch(key -> !key.contains(column.name()) || key.contains(other.name()));
        if (possible && column.kind instanceof ReferenceKind free) {
            for (DraftColumn together : table.columns.values()) {
                if (together.kind instanceof ReferenceKind same && same.group().equals(free.group())) {
                    together.kind = new ReferenceKind(
                            same.table(), same.column(), same.pick(), same.group(), same.within(), other.name(), false);
                }
            }
        }
        return possible;
    }

    /** Whether of two rows that are picked the lesser one can be in the one column, and the greater one in the other; they are from then on. */
    static boolean order(Map<String, DraftTable> tables, DraftTable table, DraftColumn lesser, DraftColumn greater) {
        boolean possible = lesser.kind instanceof ReferenceKind one
                && greater.kind instanceof ReferenceKind other
                && one.except() == null
                && other.except() == null
                && isRowOf(table, other, one)
                && isLeftOne(tables, other, one)
                && isOrdered(tables, one)
                && List.of(one, other).stream().allMatch(free -> columnsOf(table, free) == 1)
                && table.facts.keys().allMatch(key -> key.contains(lesser.name()) == key.contains(greater.name()));
        if (possible && greater.kind instanceof ReferenceKind other) {
            greater.kind = new ReferenceKind(
                    other.table(), other.column(), other.pick(), other.group(), other.within(), lesser.name(), true);
        }
        return possible;
    }

    /** Whether both come from one row of those that stand for rows which are there, and that were chosen by what checks compare. */
    static boolean areOfOneRow(
            Map<String, DraftTable> tables, DraftTable table, DraftColumn column, DraftColumn other) {
        String target = null;
        if (column.kind instanceof ReferenceKind one && other.kind instanceof ReferenceKind two) {
            target = one.group().equals(two.group()) ? one.table() : null;
        } else if (column.kind instanceof ParentKind && other.kind instanceof ParentKind && table.parent != null) {
            target = table.parent.targetTable();
        }
        DraftTable row = target == null ? null : tables.get(target);
        return row != null && row.existing;
    }

    private static boolean isOrdered(Map<String, DraftTable> tables, ReferenceKind free) {
        DraftTable target = tables.get(free.table());
        if (target == null || target.most < 2) {
            return false;
        }
        DraftColumn key = target.column(free.column());
        return (!target.existing || target.columns.size() == 1) && key.kind != null && key.kind.isOrdered(key.type);
    }

    private static long columnsOf(DraftTable table, ReferenceKind free) {
        return table.columns.values().stream()
                .filter(column -> column.kind instanceof ReferenceKind other
                        && (other.group().equals(free.group())
                                || (other.except() != null && other.except().equals(free.group()))))
                .count();
    }

    /** Whether a check puts in order what this foreign key and another one refer to. */
    static boolean isInOrder(DraftTable table, ForeignKeyFacts key) {
        return table.facts.constraints().foreignKeys().stream()
                .filter(other -> !other.equals(key) && other.targetTable().equals(key.targetTable()))
                .anyMatch(other -> table.rules.stream()
                        .map(RowRules.Rule::condition)
                        .anyMatch(condition -> condition instanceof Condition.Ordered ordered
                                && !ordered.operator().equals("<>")
                                && (areSame(key, ordered.column(), other, ordered.other())
                                        || areSame(key, ordered.other(), other, ordered.column()))));
    }

    /** Whether the column can refer to none, where there may be no row for it; it does from then on. */
    static boolean none(DraftColumn column) {
        boolean possible = column.kind instanceof ReferenceKind && column.nullable && !column.filled;
        if (possible) {
            column.guessedNulls = 1.0;
        }
        return possible;
    }

    /** The tables that rows refer to twice, never to the same row, where both of these have to agree with what the row is of. */
    static Set<String> pairs(Collection<DraftTable> tables) {
        Set<String> pairs = new HashSet<>();
        for (DraftTable table : tables) {
            List<ForeignKeyFacts> keys = table.facts.constraints().foreignKeys();
            for (ForeignKeyFacts key : keys) {
                SharedColumns.sharing(keys, key).stream()
                        .filter(other -> other.targetTable().equals(key.targetTable()) && areOthers(table, key, other))
                        .forEach(other -> pairs.add(other.targetTable()));
            }
        }
        return pairs;
    }

    /** Whether rows never refer to the same row by these keys. */
    static boolean areOthers(DraftTable table, ForeignKeyFacts key, ForeignKeyFacts other) {
        return table.rules.stream()
                .map(RowRules.Rule::condition)
                .anyMatch(condition -> condition instanceof Condition.Ordered ordered
                        && ordered.operator().equals("<>")
                        && (areSame(key, ordered.column(), other, ordered.other())
                                || areSame(key, ordered.other(), other, ordered.column())));
    }

    private static boolean areSame(ForeignKeyFacts key, String column, ForeignKeyFacts other, String otherColumn) {
        int place = key.columns().indexOf(column);
        int otherPlace = other.columns().indexOf(otherColumn);
        return place >= 0
                && otherPlace >= 0
                && key.targetColumns().get(place).equals(other.targetColumns().get(otherPlace));
    }

    /** Whether the reference leads to the table itself, and the other column has what it holds of the row at hand. */
    private static boolean isOwnRow(DraftTable table, ReferenceKind free, DraftColumn other) {
        return free.table().equals(table.name())
                && free.column().equals(other.name())
                && free.within() == null
                && table.most >= 2
                && table.facts.keys().noneMatch(key -> key.stream()
                        .filter(table.columns::containsKey)
                        .anyMatch(name -> table.kind(name) instanceof ReferenceKind picked
                                && picked.group().equals(free.group())));
    }

    private static boolean isRowOf(DraftTable table, ReferenceKind free, @Nullable ValueKind other) {
        if (other instanceof ReferenceKind second) {
            return second.table().equals(free.table())
                    && second.column().equals(free.column())
                    && !second.group().equals(free.group())
                    && second.except() == null;
        }
        return other instanceof ParentKind parent
                && table.parent != null
                && table.parent.targetTable().equals(free.table())
                && parent.column().equals(free.column());
    }

    /** Whether there is another row to pick, where the rows have to agree with others. */
    private static boolean isLeftOne(Map<String, DraftTable> tables, ReferenceKind free, @Nullable ValueKind other) {
        ReferenceKind.Within within = free.within();
        DraftTable target = tables.get(free.table());
        boolean among =
                within != null && (other instanceof ReferenceKind second ? within.hasPick(second) : within.hasParent());
        return within == null || (target != null && among && AgreeingRows.least(tables, target, within) >= 2);
    }
}
