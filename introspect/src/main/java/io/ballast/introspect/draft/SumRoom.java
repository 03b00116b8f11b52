package io.ballast.introspect.draft;

import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a column has room for all sums and differences of others. */
final class SumRoom {
    private SumRoom() {}

    static boolean holds(DraftColumn column, List<DraftColumn> others) {
        BigDecimal largest = TypeLimits.largest(column.type);
        BigDecimal reach = BigDecimal.ZERO;
        for (DraftColumn other : others) {
            BigDecimal most = most(other.kind);
            if (most == null || !other.type.equals(column.type)) {
                return false;
            }
            reach = reach.add(most);
        }
        return largest != null && reach.compareTo(largest) <= 0 && column.check == null;
    }

    /** How far from nothing the values of a kind can be; null where that is not known. */
    private static @Nullable BigDecimal most(@Nullable ValueKind kind) {
        if (kind instanceof IntegerKind integer) {
            return BigDecimal.valueOf(integer.max())
                    .abs()
                    .max(BigDecimal.valueOf(integer.min()).abs());
        }
        return kind instanceof DecimalKind decimal
                ? decimal.max().abs().max(decimal.min().abs())
                : null;
    }
}
