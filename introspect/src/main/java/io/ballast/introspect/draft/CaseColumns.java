package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Formula;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import io.ballast.spec.literal.Literals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What columns of a table can be in a row, and which of them other values may be given to. */
final class CaseColumns {
    private static final int MAX_VALUES = 60;

    private final DraftTable table;

    CaseColumns(DraftTable table) {
        this.table = table;
    }

    /** What the column can be: each listed value by itself, where the conditions look at values. */
    List<RowState> states(DraftColumn column, List<Formula> formulas) {
        List<RowState> states = new ArrayList<>();
        List<String> listed = looksAtValues(column, formulas) ? listed(column) : List.of();
        List<Region> regions = listed.isEmpty() && isFree(column) ? Regions.of(column, formulas) : List.of();
        if (listed.isEmpty() && regions.isEmpty()) {
            states.add(RowState.ANY);
        }
        regions.forEach(region -> states.add(RowState.of(region)));
        listed.forEach(value -> states.add(RowState.of(value)));
        if (column.nullable && !column.filled) {
            states.add(RowState.NULL);
        }
        return states;
    }

    /** The values that a column has; empty where they are not a few. */
    private static List<String> listed(DraftColumn column) {
        if (column.type.is(TypeFamily.BOOLEAN)
                && !column.type.array()
                && column.found().listed().isEmpty()) {
            return column.kind instanceof BooleanKind kind && kind.probability() == 1
                    ? List.of("t")
                    : column.kind instanceof BooleanKind never && never.probability() == 0
                            ? List.of("f")
                            : List.of("t", "f");
        }
        List<String> listed = column.found().listed();
        return listed.size() > MAX_VALUES ? List.of() : listed;
    }

    private static boolean looksAtValues(DraftColumn column, List<Formula> formulas) {
        return column.type.is(TypeFamily.BOOLEAN) || !literals(column, formulas).isEmpty();
    }

    /** The literals that the conditions compare the column with, as its type writes them. */
    static Set<String> literals(DraftColumn column, List<Formula> formulas) {
        Set<String> literals = new LinkedHashSet<>();
        formulas.stream().flatMap(Formula::all).forEach(part -> {
            if (part instanceof Formula.Comparison comparison && isColumn(comparison.left(), column.name())) {
                literal(column, comparison.right()).ifPresent(literals::add);
            } else if (part instanceof Formula.Different different && isColumn(different.left(), column.name())) {
                literal(column, different.right()).ifPresent(literals::add);
            }
        });
        return literals;
    }

    private static Optional<String> literal(DraftColumn column, Formula formula) {
        String text = formula instanceof Formula.Literal literal ? literal.text() : null;
        try {
            return text == null ? Optional.empty() : Optional.of(Literals.canonical(column.type, text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no value of the column is equal to it
        }
    }

    private static boolean isColumn(Formula formula, String name) {
        Formula bare = formula instanceof Formula.AsText text ? text.part() : formula;
        return bare instanceof Formula.Named named && named.column().equals(name);
    }

    /** Lets a free text, of which conditions say some values, have just these; also one that was supposed to have quite others. */
    void list(DraftColumn column, List<Formula> formulas) {
        Set<String> literals = literals(column, formulas);
        boolean fits = column.check == null || fits(column.type, column.check, literals);
        boolean few = column.type.is(TypeFamily.TEXT) || column.type.is(TypeFamily.WHOLE);
        if (few
                && !column.type.array()
                && isFree(column)
                && listed(column).stream().noneMatch(literals::contains)
                && literals.size() > 1
                && fits) {
            column.kind = new ChoiceKind(
                    List.copyOf(literals), literals.stream().map(text -> 1.0).toList());
        }
    }

    /** Whether all the literals keep what else is checked. */
    private static boolean fits(ColumnType type, Check check, Set<String> literals) {
        Check listed = Checks.possible(
                type,
                new Check(
                        check.minimum(), check.maximum(), check.minLength(), check.maxLength(), List.copyOf(literals)));
        return listed != null
                && listed.oneOf().size() == literals.size()
                && check.oneOf().isEmpty();
    }

    /** Whether no key, no reference and no other column has a say in its values. */
    boolean isFree(DraftColumn column) {
        ValueKind kind = column.kind;
        boolean bound = kind == null
                || kind instanceof ReferenceKind
                || kind instanceof ParentKind
                || kind instanceof SequenceKind
                || kind instanceof OrdinalKind
                || kind instanceof WhenKind
                || column.nullGroup != null;
        return !bound && !isInKey(column) && column.canBeUsed() && !decides(column);
    }

    /** Whether the values of another column go by its values, and not only by its nulls. */
    private boolean decides(DraftColumn column) {
        return users(column)
                .anyMatch(user -> user.kind instanceof WhenKind when
                        && when.cases().stream().anyMatch(one -> one.isNull() == null));
    }

    /** Whether the column can have a value in all rows, where nothing but this can be said of its nulls. */
    boolean canBeFilled(DraftColumn column) {
        return column.nullable
                && !column.filled
                && column.nullGroup == null
                && !isFree(column)
                && isAlone(column)
                && !(column.kind instanceof WhenKind)
                && own(column).allMatch(used -> !used.nullable || used.filled);
    }

    /** Whether the column can be null in all rows, and nothing is lost but its values. */
    boolean canBeLeftNull(DraftColumn column) {
        boolean alone = isAlone(column);
        return column.nullable
                && !column.filled
                && column.nullGroup == null
                && alone
                && !hasValuesThere(column)
                && !(column.kind instanceof ParentKind)
                && !(column.kind instanceof WhenKind)
                && !decides(column)
                && users(column).allMatch(user -> user.nullable && !user.filled);
    }

    /** Whether no other column is of the same reference. */
    private boolean isAlone(DraftColumn column) {
        return !(column.kind instanceof ReferenceKind reference)
                || table.columns.values().stream()
                        .noneMatch(other -> other != column
                                && other.kind instanceof ReferenceKind second
                                && second.group().equals(reference.group()));
    }

    /** Whether values of it were seen, which a column without any would not be like. */
    static boolean hasValuesThere(DraftColumn column) {
        return !column.facts.statistics().shape().isUnknown()
                || column.facts.statistics().distinct() > 0;
    }

    /** Whether conditions may rest on the values that it has: these stay as they are. */
    boolean canDrive(DraftColumn column) {
        return !isInKey(column)
                && column.nullGroup == null
                && column.canBeUsed()
                && !(column.kind instanceof ParentKind);
    }

    /** Whether the values can be some of those that it has. */
    static boolean canNarrow(DraftColumn column) {
        return column.kind instanceof ChoiceKind
                || column.kind instanceof BooleanKind
                || column.kind instanceof ConstantKind;
    }

    /** Columns that are null where this one is, or cannot be computed. */
    Stream<DraftColumn> users(DraftColumn column) {
        return table.columns.values().stream()
                .filter(other -> other != column && own(other).anyMatch(used -> used == column));
    }

    /** The columns of the row that its values come from. */
    Stream<DraftColumn> own(DraftColumn column) {
        return column.kind == null
                ? Stream.empty()
                : column.kind.uses().stream()
                        .filter(use -> use.row() == ColumnUse.Row.OWN)
                        .map(use -> table.columns.get(use.column()))
                        .filter(used -> used != null);
    }

    /** Whether the values of a column come from the wanted one, by as many steps as there are columns. */
    boolean leadsTo(DraftColumn column, DraftColumn wanted, int steps) {
        return column == wanted || steps == 0 || own(column).anyMatch(used -> leadsTo(used, wanted, steps - 1));
    }

    private boolean isInKey(DraftColumn column) {
        return table.facts.keys().anyMatch(key -> key.contains(column.name()))
                || Stream.ofNullable(table.facts.partitions())
                        .anyMatch(partitions -> partitions.keyColumns().anyMatch(column.name()::equals));
    }
}
