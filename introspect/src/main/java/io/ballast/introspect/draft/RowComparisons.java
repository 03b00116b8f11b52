package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lets columns of a row be computed from others, or lie near them or below them, as comparisons in checks demand. */
final class RowComparisons {
    private final DraftTable table;
    private final NearValues near;
    private final DerivedValues derived;
    /** Equations that rows keep, as one side lies behind the other. */
    private final Set<Formula.Comparison> equal = new HashSet<>();

    RowComparisons(DraftTable table, LaterValues later, Predicate<DraftColumn> free) {
        this.table = table;
        this.near = new NearValues(table, later, free);
        this.derived = new DerivedValues(table, later, free);
    }

    boolean isKept(Formula.Comparison comparison) {
        return equal.contains(comparison)
                || derived.isKept(comparison)
                || Apart.atMost(comparison).filter(near::isKept).isPresent();
    }

    /** Lets columns be computed that checks say the value of. */
    void derive() {
        List<Formula.Comparison> equations = table.openChecks.stream()
                .flatMap(RowComparisons::comparisons)
                .filter(comparison -> comparison.operator().equals("="))
                .toList();
        equations.stream().filter(near::equal).forEach(equal::add);
        derived.derive(equations.stream().filter(one -> !equal.contains(one)).toList());
    }

    /** Whether it says what a column is equal to, and other checks say so of columns in it: all of them are solved together. */
    boolean isOneOfSeveral(Condition condition) {
        return condition instanceof Condition.Equation sum
                && table.openChecks.stream()
                        .flatMap(RowComparisons::comparisons)
                        .filter(comparison -> comparison.operator().equals("="))
                        .filter(comparison -> comparison.left() instanceof Formula.Named
                                || comparison.right() instanceof Formula.Named)
                        .flatMap(Formula::columns)
                        .anyMatch(name ->
                                sum.column().equals(name) || sum.others().contains(name));
    }

    /** Lets columns lie no further apart than a check allows. */
    void near(OpenCheck check) {
        comparisons(check)
                .flatMap(comparison -> Apart.atMost(comparison).stream())
                .forEach(most -> near.near(most, wanted(most)));
    }

    /** Lets numbers lie below others by what they are drawn from, where they do not lie behind them. */
    void narrow(OpenCheck check, Predicate<Formula.Comparison> kept) {
        comparisons(check).filter(comparison -> !kept.test(comparison)).forEach(derived::order);
    }

    /** How far the later one lies behind the other at least, by all checks. */
    private double wanted(Apart most) {
        return table.openChecks.stream()
                .flatMap(RowComparisons::comparisons)
                .flatMap(comparison -> Apart.of(comparison).stream())
                .filter(apart ->
                        apart.earlier().equals(most.earlier()) && apart.later().equals(most.later()))
                .mapToDouble(Apart::distance)
                .max()
                .orElse(0);
    }

    private static Stream<Formula.Comparison> comparisons(OpenCheck check) {
        return FormulaParser.parse(check.sql()).stream()
                .flatMap(Formula::all)
                .filter(Formula.Comparison.class::isInstance)
                .map(Formula.Comparison.class::cast);
    }
}
