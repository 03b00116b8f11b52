package io.ballast.introspect.draft;

import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How many rows of a table repeat values of a key that nothing holds. */
final class Repeats {
    private final Map<String, DraftTable> tables;

    Repeats(Map<String, DraftTable> tables) {
        this.tables = tables;
    }

    /** The expected number of pairs with the same values, as if all values were as likely; empty where that is not known. */
    OptionalDouble expected(DraftTable table, List<String> columns) {
        double room = 1;
        Map<String, Double> picked = new HashMap<>();
        for (String name : columns) {
            ValueKind kind = table.kind(name);
            if (kind instanceof ParentKind && table.parent != null) {
                picked.put("", rows(tables.get(table.parent.targetTable())));
            } else if (kind instanceof ReferenceKind reference) {
                picked.put("of " + reference.group(), rows(reference));
            } else {
                BigInteger capacity = kind == null ? null : kind.capacity();
                if (capacity == null || table.column(name).nullable) {
                    return OptionalDouble.empty();
                }
                room *= capacity.doubleValue();
            }
        }
        for (double rows : picked.values()) {
            room *= Math.max(1, rows);
        }
        return OptionalDouble.of((double) table.rows * table.rows / 2 / room);
    }

    /** The rows that a reference may pick, on average. */
    private double rows(ReferenceKind reference) {
        DraftTable target = tables.get(reference.table());
        ReferenceKind.Within within = reference.within();
        DraftTable ancestor = target;
        for (int down = 0; within != null && down < within.down() && ancestor != null; down++) {
            ancestor = ancestor.parent == null ? null : tables.get(ancestor.parent.targetTable());
        }
        return within == null ? rows(target) : rows(target) / Math.max(1, rows(ancestor));
    }

    private static double rows(@Nullable DraftTable table) {
        return table == null ? 1 : table.rows;
    }
}
