package io.ballast.spec.check;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.literal.Fitting;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Checks that a sequence has a value for each row that its column's type can hold. */
final class SequenceFit {
    private SequenceFit() {}

    static void check(SequenceKind sequence, long rows, ColumnType type, SpecNode node) {
        SequenceRange range = SequenceRange.of(sequence, rows);
        if (sequence instanceof SequenceKind.Days || sequence instanceof SequenceKind.Moments) {
            checkTimes(range, type, node);
        } else {
            checkNumbers(range, type, node);
        }
    }

    private static void checkTimes(SequenceRange range, ColumnType type, SpecNode node) {
        if (!range.isWithin()) {
            throw node.refused(
                    "the sequence from " + range.text(range.first(), type) + " leaves the years 1 to 9999 after "
                            + range.rowsWithin() + " rows; there are up to " + range.rows());
        }
    }

    private static void checkNumbers(SequenceRange range, ColumnType type, SpecNode node) {
        BigDecimal largest = type.base() == BaseType.TEXT ? null : Fitting.largest(type);
        BigDecimal smallest = Fitting.smallest(type);
        for (BigInteger end : List.of(range.first(), range.last())) {
            BigDecimal number = range.number(end);
            boolean beyondLong = end.compareTo(range.most()) > 0 || end.compareTo(range.least()) < 0;
            boolean beyondType = (largest != null && number.compareTo(largest) > 0)
                    || (smallest != null && number.compareTo(smallest) < 0);
            if (beyondLong || beyondType) {
                throw node.refused("the sequence runs from "
                        + range.number(range.first()).toPlainString() + " to "
                        + range.number(range.last()).toPlainString() + " over up to " + range.rows() + " rows; "
                        + (beyondType ? type : "a sequence") + " ends at "
                        + (beyondType && largest != null ? largest : range.number(range.most())).toPlainString());
            }
        }
    }
}
