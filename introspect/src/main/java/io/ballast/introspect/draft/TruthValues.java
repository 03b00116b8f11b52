package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of true and false a column can be, by the checks that are about it alone; in a key each of them comes once. */
final class TruthValues {
    private static final List<String> BOTH = List.of("f", "t");

    private TruthValues() {}

    static void settle(DraftTable table) {
        Set<String> unique = table.wantedUnique();
        for (DraftColumn column : table.columns.values()) {
            if (column.type.is(TypeFamily.BOOLEAN) && !column.type.array() && !column.isFilled()) {
                List<Formula> formulas = formulas(table, column);
                List<String> left = BOTH.stream()
                        .filter(value -> keeps(table, formulas, value))
                        .toList();
                boolean inKey = unique.contains(column.name()) && !left.isEmpty();
                if (left.size() == 1 || inKey) {
                    column.kind = inKey ? even(left) : new BooleanKind(left.contains("t") ? 1 : 0);
                    column.domainChecks.removeIf(check -> FormulaParser.parse(check.sql())
                            .filter(formula -> left.stream().allMatch(value -> admits(table, formula, value)))
                            .isPresent());
                }
            }
        }
    }

    /** All values of a column, each as likely. */
    static ValueKind even(BooleanKind kind) {
        return kind.probability() == 0 ? even(List.of("f")) : kind.probability() == 1 ? even(List.of("t")) : even(BOTH);
    }

    private static ValueKind even(List<String> values) {
        return new ChoiceKind(values, Collections.nCopies(values.size(), 1.0));
    }

    /** What checks of its domains and of the table say of the column alone. */
    private static List<Formula> formulas(DraftTable table, DraftColumn column) {
        return Stream.concat(
                        column.facts.type().domainChecks().stream(),
                        table.facts.constraints().checks().stream()
                                .filter(CheckFacts::enforced)
                                .map(CheckFacts::condition)
                                .filter(sql -> FormulaParser.parse(sql)
                                        .filter(formula -> formula.columns().allMatch(column.name()::equals))
                                        .isPresent()))
                .flatMap(sql -> FormulaParser.parse(sql).stream())
                .toList();
    }

    private static boolean keeps(DraftTable table, List<Formula> formulas, String value) {
        return formulas.stream().allMatch(formula -> admits(table, formula, value));
    }

    /** Whether a row with the value in all columns of the formula, which are one, keeps it. */
    private static boolean admits(DraftTable table, Formula formula, String value) {
        Map<String, RowState> row =
                formula.columns().distinct().collect(Collectors.toMap(Function.identity(), name -> RowState.of(value)));
        return new FormulaTruth(table, row, comparison -> false).admits(formula);
    }
}
