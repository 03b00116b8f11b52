package io.ballast.spec.check;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.UserType;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.CompositeKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;

/** Checks the values of fields of composite types as those of columns are. */
final class FieldChecks {
    private final TableScope scope;

    private FieldChecks(TableScope scope) {
        this.scope = scope;
    }

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        new FieldChecks(new TableScope(spec, table)).descend(column.value(), spec.valueNode(table, column));
    }

    /** Finds the composite values that a kind is put together from. */
    private void descend(ValueKind kind, SpecNode node) {
        if (kind instanceof CompositeKind composite) {
            SpecNode fields = at(node, "composite");
            for (CompositeKind.Field field : composite.fields()) {
                if (field.type() != null && field.value() != null) {
                    check(field.value(), field.type(), at(fields, field.name()));
                }
            }
        } else if (kind instanceof ArrayKind array) {
            descend(array.element(), at(at(node, "array"), "element"));
        } else if (kind instanceof WhenKind) {
            kind.inner().forEach(inner -> descend(inner, node));
        }
    }

    private void check(ValueKind kind, ColumnType type, SpecNode node) {
        ValueRange.check(kind, type, scope, node);
        if (!type.array() && type.userType() instanceof UserType.DomainType domain && domain.check() != null) {
            CheckRules.check(kind, type, domain.check(), scope, node);
        }
        descend(kind, node);
    }

    /** Further down where there is such a key; values that a table inherits from others stand elsewhere. */
    private static SpecNode at(SpecNode node, String key) {
        return node.isMapping() && node.has(key) ? node.require(key) : node;
    }
}
