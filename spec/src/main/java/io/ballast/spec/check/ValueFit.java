package io.ballast.spec.check;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.draft.ValueReader;
import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Fitting;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;

/** Checks that a column's type has room for every value that its kind can make. */
final class ValueFit {
    private ValueFit() {}

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        ColumnType type = spec.schema(table, column).type();
        SpecNode node = spec.valueNode(table, column);
        checkNumbers(spec, table, column.value(), type, node);
        if (Fitting.isText(type) && Fitting.length(type) != Integer.MAX_VALUE && makesText(column.value())) {
            checkLength(spec, table, column.value(), type, node);
        }
    }

    private static boolean makesText(ValueKind kind) {
        return !(kind instanceof ParentKind) && !(kind instanceof ReferenceKind);
    }

    private static void checkLength(
            ResolvedSpec spec, TableSpec table, ValueKind kind, ColumnType type, SpecNode node) {
        long longest = TextLength.of(spec, table, kind).max();
        if (longest == TextLength.UNKNOWN) {
            throw node.refused("the length of these values is not known, and " + type
                    + " has a limit; use text: { characters: … } or the type text");
        }
        if (longest > Fitting.length(type)) {
            throw node.refused("values can be " + longest + " characters long; " + type + " holds "
                    + Fitting.length(type)
                    + (kind instanceof TemplateKind ? "; a faker's part is limited by its maxLength" : ""));
        }
    }

    private static void checkNumbers(
            ResolvedSpec spec, TableSpec table, ValueKind kind, ColumnType type, SpecNode node) {
        if (kind instanceof SequenceKind sequence) {
            SequenceFit.check(sequence, spec.bounds().of(table.name()), type, node);
        } else if (kind instanceof TemplateKind template) {
            for (ValueKind part : template.parts().values()) {
                checkNumbers(spec, table, part, ValueReader.FREE_TEXT, node);
            }
        } else if (kind instanceof JsonKind json) {
            for (JsonKind.Member member : json.members()) {
                checkNumbers(spec, table, member.value(), ValueReader.FREE_TEXT, node);
            }
        } else if (kind == OrdinalKind.NUMBER && table.rows() instanceof RowCount.PerParent perParent) {
            BigDecimal largest = Fitting.largest(type);
            long children = RowBounds.childrenAtMost(perParent);
            if (largest != null && largest.compareTo(BigDecimal.valueOf(children)) < 0) {
                throw node.refused(
                        "a parent can have " + children + " children; " + type + " ends at " + largest.toPlainString());
            }
        }
    }
}
