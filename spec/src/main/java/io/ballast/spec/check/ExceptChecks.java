package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;

/** Checks references that do not pick the row which another column has. */
final class ExceptChecks {
    private ExceptChecks() {}

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        if (!(column.value() instanceof ReferenceKind reference) || reference.except() == null) {
            return;
        }
        SpecNode node = spec.node(table, column);
        String word = reference.above() ? "above" : "except";
        List<String> names = table.columns().stream().map(ColumnSpec::name).toList();
        if (!names.contains(reference.except())) {
            throw node.unknown("column", reference.except(), names);
        }
        ValueKind other = spec.column(table, reference.except()).value();
        if (reference.above()) {
            OrderChecks.check(spec, table, reference, node);
        }
        if (!reference.exceptsItself(table.name()) && !isRowOf(reference.table(), spec, table, other)) {
            throw node.refused("column \"" + reference.except() + "\" holds no row of " + reference.table()
                    + " that could be omitted; expected a reference to " + reference.table() + " without \"except\"");
        }
        ReferenceKind.Within within = reference.within();
        if (within != null
                && (reference.exceptsItself(table.name())
                        || !isAmong(within, other)
                        || least(spec, reference.table(), within) < 2)) {
            throw node.refused(
                    "the rows to pick from must agree with other columns, and \"" + word + "\" might leave none; take"
                            + " \"" + word + "\" away"
                            + (isAmong(within, other)
                                    ? ", or give the counts of children from there to " + reference.table()
                                            + " a min of at least 2"
                                    : ""));
        }
        if (spec.bounds().of(reference.table()) < 2) {
            throw node.refused("table " + reference.table() + " has no second row to pick");
        }
    }

    /** Whether the row that is omitted is one of those to pick from. */
    private static boolean isAmong(ReferenceKind.Within within, ValueKind other) {
        return other instanceof ReferenceKind free ? within.hasPick(free) : within.hasParent();
    }

    private static long least(ResolvedSpec spec, String table, ReferenceKind.Within within) {
        return Descent.least(spec.dataset(), table, within.down());
    }

    private static boolean isRowOf(String target, ResolvedSpec spec, TableSpec table, ValueKind other) {
        if (other instanceof ReferenceKind free) {
            return free.table().equals(target) && free.except() == null;
        }
        TableSpec parent = spec.parent(table);
        return other instanceof ParentKind && parent != null && parent.name().equals(target);
    }
}
