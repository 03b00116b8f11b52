package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.ListedKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigDecimal;

/** Leaves out the check of a column whose values come about in another way than the check supposes. */
final class CheckFit {
    private CheckFit() {}

    static void drop(DraftTable table, DraftColumn column, Notes notes) {
        if (column.check != null && !fits(table, column, column.check)) {
            if (column.keepsWithin) {
                notes.riskOfColumn(
                        table.name(), column.name(), "a check may not hold: its values come about in another way");
            }
            column.widen();
        }
        Check check = column.check;
        if (check != null && !fits(table, column, check)) {
            boolean isOwn = column.ownCheck() != null;
            column.check = null;
            if (!isOwn) {
                return; // an enum has its labels, however it is filled
            }
            notes.riskOfColumn(
                    table.name(),
                    column.name(),
                    "check omitted: its values come about in another way than it supposes");
        }
    }

    private static boolean fits(DraftTable table, DraftColumn column, Check check) {
        ValueKind kind = column.found();
        if (kind instanceof ParentKind || kind instanceof ReferenceKind) {
            return false;
        }
        if (kind instanceof SequenceKind.Numbers sequence) {
            return check.oneOf().isEmpty() && within(check, sequence.start(), sequence.start() + table.most);
        }
        if (kind == OrdinalKind.NUMBER) {
            return check.oneOf().isEmpty() && within(check, 1, table.mostChildren);
        }
        if (check.oneOf().isEmpty() && isOfNoRange(column.type)) {
            return false;
        }
        boolean listed = kind instanceof ChoiceKind || kind instanceof ConstantKind || kind instanceof ListedKind;
        return check.oneOf().isEmpty() || listed;
    }

    /** Whether values are drawn from all that the type has: a check by which they are compared would not hold. */
    private static boolean isOfNoRange(ColumnType type) {
        return type.family() == TypeFamily.BYTES || type.family() == TypeFamily.UUID;
    }

    private static boolean within(Check check, long first, long last) {
        boolean above =
                check.minimum() == null || new BigDecimal(check.minimum()).compareTo(BigDecimal.valueOf(first)) <= 0;
        boolean below =
                check.maximum() == null || new BigDecimal(check.maximum()).compareTo(BigDecimal.valueOf(last)) >= 0;
        return above && below;
    }
}
