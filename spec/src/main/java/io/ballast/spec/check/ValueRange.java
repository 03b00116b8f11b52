package io.ballast.spec.check;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.Scope;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TextLength;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;

/** Checks that a column's type has room for every value that its kind can make. */
final class ValueRange {
    private ValueRange() {}

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        ColumnType type = spec.schema(table, column).type();
        SpecNode node = spec.valueNode(table, column);
        TableScope scope = new TableScope(spec, table);
        check(column.value(), type, scope, node);
    }

    /** Checks values of the type, which may be those of a field of a composite type. */
    static void check(ValueKind kind, ColumnType type, Scope scope, SpecNode node) {
        kind.checkRoom(type, scope, node);
        if (TypeLimits.isText(type) && TypeLimits.length(type) != Integer.MAX_VALUE && makesText(kind)) {
            checkLength(kind.length(scope).max(), kind, type, node);
        }
    }

    private static boolean makesText(ValueKind kind) {
        return !(kind instanceof ParentKind) && !(kind instanceof ReferenceKind);
    }

    private static void checkLength(long longest, ValueKind kind, ColumnType type, SpecNode node) {
        if (longest == TextLength.UNKNOWN) {
            throw node.refused("the length of these values is not known, and " + type
                    + " has a limit; use text: { characters: … } or the type text");
        }
        if (longest > TypeLimits.length(type)) {
            throw node.refused("values can be " + longest + " characters long; " + type + " holds "
                    + TypeLimits.length(type)
                    + (kind instanceof TemplateKind ? "; a faker's part is limited by its maxLength" : ""));
        }
    }
}
