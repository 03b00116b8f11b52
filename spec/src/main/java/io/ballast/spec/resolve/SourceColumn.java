package io.ballast.spec.resolve;

import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import org.jspecify.annotations.Nullable;

/** A column that another column takes its values from. */
public record SourceColumn(String table, String column) {
    /** Where the values of a kind come from, if they are another row's; null otherwise. */
    static @Nullable SourceColumn of(@Nullable ValueKind value, @Nullable String parent) {
        if (value instanceof ParentKind reference && parent != null) {
            return new SourceColumn(parent, reference.column());
        }
        if (value instanceof ReferenceKind reference) {
            return new SourceColumn(reference.table(), reference.column());
        }
        return null;
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
