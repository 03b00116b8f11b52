package io.ballast.common.spec.check;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.spec.ColumnSpec;
import io.ballast.common.spec.TableSpec;
import io.ballast.common.spec.ValueKind;
import io.ballast.common.spec.literal.LiteralOrder;
import io.ballast.common.spec.resolve.ResolvedSpec;
import io.ballast.common.spec.resolve.Source;
import io.ballast.common.spec.yaml.SpecNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that values keep their column's CHECK constraint, as far as the spec alone can tell. */
final class CheckKept {
    private CheckKept() {}

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        Check check = spec.schema(table, column).check();
        if (check == null) {
            return;
        }
        SpecNode node = spec.node(table, column).require("check");
        ColumnType type = spec.schema(table, column).type();
        Source origin = spec.origin(table, column);
        TableSpec owner = spec.dataset().table(origin.table());
        ValueKind kind = spec.column(owner, origin.column()).value();
        for (String value : ends(spec, owner, type, kind)) {
            checkRange(node, type, check, value);
        }
        checkLength(node, check, spec, owner, kind);
        checkListed(node, check, kind);
    }

    /** The smallest and the largest value, or all of them; none where they are not known. */
    private static List<String> ends(ResolvedSpec spec, TableSpec table, ColumnType type, ValueKind kind) {
        if (kind instanceof ValueKind.IntegerValue integer) {
            return List.of(Long.toString(integer.min()), Long.toString(integer.max()));
        }
        if (kind instanceof ValueKind.DecimalValue decimal) {
            return List.of(decimal.min().toPlainString(), decimal.max().toPlainString());
        }
        if (kind instanceof ValueKind.Stepped sequence) {
            SequenceRange range = SequenceRange.of(sequence, spec.bounds().of(table.name()));
            return List.of(range.text(range.first(), type), range.text(range.last(), type));
        }
        if (kind instanceof ValueKind.DateValue date) {
            return List.of(date.from().toString(), date.to().minusDays(1).toString());
        }
        if (kind instanceof ValueKind.Choice choice) {
            return choice.values();
        }
        return kind instanceof ValueKind.Constant constant ? List.of(constant.value()) : List.of();
    }

    private static void checkRange(SpecNode node, ColumnType type, Check check, String value) {
        if (!LiteralOrder.isKnown(type, value)) {
            return;
        }
        checkLimit(node, "minimum", check.minimum(), type, value, -1);
        checkLimit(node, "maximum", check.maximum(), type, value, 1);
    }

    private static void checkLimit(
            SpecNode node, String key, @Nullable String limit, ColumnType type, String value, int wrongSide) {
        if (limit != null && Integer.signum(LiteralOrder.compare(type, value, limit)) == wrongSide) {
            throw node.refused("the value " + value + " can occur, and the " + key + " is " + limit);
        }
    }

    private static void checkLength(SpecNode node, Check check, ResolvedSpec spec, TableSpec table, ValueKind kind) {
        TextLength length = TextLength.of(spec, table, kind);
        Integer most = check.maxLength();
        if (most != null && length.max() > most) {
            throw node.refused(
                    length.max() == TextLength.UNKNOWN
                            ? "the length of these values is not known, and the maxLength is " + most
                            : "values of " + length.max() + " characters can occur, and the maxLength is " + most);
        }
        Integer least = check.minLength();
        if (least != null && length.min() < least) {
            throw node.refused("values of " + length.min() + " characters can occur, and the minLength is " + least);
        }
    }

    private static void checkListed(SpecNode node, Check check, ValueKind kind) {
        if (check.oneOf().isEmpty()) {
            return;
        }
        List<String> values = kind instanceof ValueKind.Choice choice
                ? choice.values()
                : kind instanceof ValueKind.Constant constant ? List.of(constant.value()) : List.of();
        if (values.isEmpty()) {
            throw node.refused("oneOf goes with the kinds choice and constant, whose values are known");
        }
        for (String value : values) {
            if (!check.oneOf().contains(value)) {
                throw node.refused("the value \"" + value + "\" can occur, and oneOf does not list it");
            }
        }
    }
}
