package io.ballast.spec.check;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;

/** Checks references that pick the greater one of two rows: which one it is must be known, and keys must have both. */
final class OrderChecks {
    private OrderChecks() {}

    static void check(ResolvedSpec spec, TableSpec table, ReferenceKind reference, SpecNode node) {
        ValueKind other = spec.column(table, String.valueOf(reference.except())).value();
        boolean ofOneColumn = other instanceof ReferenceKind free
                && free.table().equals(reference.table())
                && free.column().equals(reference.column())
                && !free.group().equals(reference.group())
                && free.except() == null
                && table.columns().stream()
                                .filter(column -> column.value() instanceof ReferenceKind one
                                        && (one.group().equals(free.group())
                                                || one.group().equals(reference.group())
                                                || (one.above() && free.group().equals(one.except()))))
                                .count()
                        == 2;
        if (!ofOneColumn) {
            throw node.refused("\"above\" expects another reference of one column to " + reference.table() + "."
                    + reference.column() + ", found column \"" + reference.except() + "\"");
        }
        TableSchema target = spec.table(reference.table()).schema();
        ColumnType type =
                target.columns().get(target.columnIndex(reference.column())).type();
        ValueKind key =
                spec.column(spec.table(reference.table()), reference.column()).value();
        if (!key.isOrdered(type)) {
            throw node.refused("which of two values of " + reference.table() + "." + reference.column()
                    + " is the greater one is known of sequences and UUIDs alone; found "
                    + key.syntax().name());
        }
        for (List<String> unique : KeyBasis.of(spec.dataset(), table).keys()) {
            boolean hasOne = table.columns().stream()
                    .filter(column -> unique.contains(column.name()))
                    .map(ColumnSpec::value)
                    .anyMatch(reference::equals);
            if (hasOne != unique.contains(reference.except())) {
                throw node.refused("the key (" + String.join(", ", unique) + ") has one of two columns that are in"
                        + " order by \"above\"; expected both of them, or none");
            }
        }
    }
}
