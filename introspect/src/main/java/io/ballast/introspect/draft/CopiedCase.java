package io.ballast.introspect.draft;

import io.ballast.spec.kind.ValueKind;

/** Whether copies of a column's values can be told apart by a key that ignores case. */
final class CopiedCase {
    private CopiedCase() {}

    /** Whether a copy tells rows apart in this column as the original does in the other table. */
    static boolean tellsApart(DraftTable table, String name, DraftTable other, String original) {
        DraftColumn source = other.column(original);
        ValueKind kind = source.kind;
        return !table.facts.ignoresCase(table.column(name).facts)
                || !source.type.hasCase()
                || other.facts.ignoresCase(source.facts)
                || (kind != null && kind.differsWithoutCase());
    }
}
