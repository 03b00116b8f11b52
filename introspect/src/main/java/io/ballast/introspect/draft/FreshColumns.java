package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.util.List;
import java.util.Optional;

/** Finds the column of a key that can get values which no row has: short texts, each of which can be looked up. */
final class FreshColumns {
    private static final int MAX_CODE = 10;

    private FreshColumns() {}

    static Optional<FreshColumn> of(DraftTable table, List<String> key) {
        if (!Selection.hasAll(table, key)) {
            return Optional.empty();
        }
        return key.stream()
                .map(table::column)
                .filter(column -> TypeLimits.isText(column.type) && !column.type.array())
                .filter(column -> column.found() instanceof PatternKind || column.found() instanceof ChoiceKind)
                .flatMap(column -> of(table, key, column).stream())
                .findFirst();
    }

    private static Optional<FreshColumn> of(DraftTable table, List<String> key, DraftColumn column) {
        ValueKind kind = column.found();
        boolean alone = Keys.isApart(table, column.name());
        boolean together = key.size() > 1 && kind.isNumbered() && (column.drawnFrom != null || isOpen(column));
        if (!alone && !together) {
            return Optional.empty();
        }
        ValueKind pool = column.drawnFrom == null ? kind : column.drawnFrom;
        boolean ignoresCase = table.facts.ignoresCase(column.facts);
        List<ValueKind> pools = isOpen(column) ? List.of(pool, codes(column, ignoresCase)) : List.of(pool);
        long wanted = alone ? table.most : ((ChoiceKind) kind).values().size();
        return Optional.of(new FreshColumn(
                table.name(), column.name(), pools, wanted, alone && table.parent == null, ignoresCase));
    }

    /** The kind of a column, codes instead of a text of any characters, so that a key can number them. */
    static ValueKind numberable(DraftColumn column) {
        ValueKind kind = column.found();
        boolean isCode = kind instanceof TextKind && isOpen(column) && TypeLimits.length(column.type) <= MAX_CODE;
        return isCode ? codes(column, true) : kind;
    }

    /** Whether no check and no name limits the texts. */
    private static boolean isOpen(DraftColumn column) {
        Check check = column.check;
        return check == null
                && column.pattern == null
                && column.upper == null
                && column.excluded.isEmpty()
                && column.domainChecks.isEmpty();
    }

    private static ValueKind codes(DraftColumn column, boolean ignoresCase) {
        int length = Math.min(MAX_CODE, TypeLimits.length(column.type));
        return new PatternKind((ignoresCase ? "[a-z0-9]" : "[a-z0-9A-Z]").repeat(length));
    }
}
