package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;

/** Counts a column from above all numbers that another one of the row has, as a key of both wants it: {@code CHECK (a_id < b_id)}. */
final class NumberedAbove {
    private NumberedAbove() {}

    /** Whether there is room for that, by type and check; it is counted so from then on. */
    static boolean start(DraftTable table, DraftColumn lower, DraftColumn upper) {
        if (!(lower.kind instanceof IntegerKind drawn)
                || !(upper.kind instanceof SequenceKind.Numbers counted)
                || counted.step() < 1
                || !upper.isWhole()) {
            return false;
        }
        if (counted.start() > drawn.max()) {
            return true;
        }
        BigDecimal start = BigDecimal.valueOf(drawn.max()).add(BigDecimal.ONE);
        BigDecimal last = start.add(BigDecimal.valueOf(table.most).multiply(BigDecimal.valueOf(counted.step())));
        Check check = upper.check;
        boolean room = last.compareTo(TypeLimits.largest(upper.type)) <= 0
                && (check == null
                        || (check.oneOf().isEmpty()
                                && (check.maximum() == null || last.compareTo(new BigDecimal(check.maximum())) <= 0)));
        if (room) {
            upper.kind = new SequenceKind.Numbers(start.longValueExact(), counted.step());
        }
        return room;
    }
}
