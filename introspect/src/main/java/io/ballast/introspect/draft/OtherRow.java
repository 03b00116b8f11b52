package io.ballast.introspect.draft;

import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import org.jspecify.annotations.Nullable;

/** Lets a reference pick another row than the one that a second column of the row refers to: nobody follows themselves. */
final class OtherRow {
    private OtherRow() {}

    /** Whether the column is one that can; it does from then on. */
    static boolean pick(DraftTable table, DraftColumn column, DraftColumn other) {
        boolean possible = column.kind instanceof ReferenceKind free
                && free.group().equals(column.name())
                && free.except() == null
                && isRowOf(table, free, other.kind)
                && table.facts.keys().allMatch(key -> !key.contains(column.name()) || key.contains(other.name()));
        if (possible && column.kind instanceof ReferenceKind free) {
            column.kind = new ReferenceKind(free.table(), free.column(), free.pick(), free.group(), null, other.name());
        }
        return possible;
    }

    /** Whether the column can refer to none, where the few rows that it picks from may leave no other one; it does from then on. */
    static boolean none(DraftColumn column) {
        boolean possible =
                column.kind instanceof ReferenceKind free && free.within() != null && column.nullable && !column.filled;
        if (possible) {
            column.guessedNulls = 1.0;
        }
        return possible;
    }

    private static boolean isRowOf(DraftTable table, ReferenceKind free, @Nullable ValueKind other) {
        if (other instanceof ReferenceKind second) {
            return second.table().equals(free.table())
                    && second.column().equals(free.column())
                    && second.except() == null;
        }
        return other instanceof ParentKind parent
                && table.parent != null
                && table.parent.targetTable().equals(free.table())
                && parent.column().equals(free.column());
    }
}
