package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.sql.Condition;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a column's default for what most of its rows have, where nothing else is known of its values: a theme that is {@code light} by
 * default is not prose, and a flag that is false by default is seldom true.
 */
final class DefaultValues {
    private static final double SELDOM = 0.1;
    /** What whole numbers are beside a default of 0, and what they are multiplied by beside another one. */
    private static final List<BigDecimal> SMALL = List.of(
            BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(3), BigDecimal.valueOf(5), BigDecimal.TEN);

    private static final List<BigDecimal> FACTORS =
            List.of(new BigDecimal("0.5"), BigDecimal.valueOf(2), BigDecimal.valueOf(3), BigDecimal.valueOf(4));
    /** Of four bytes. */
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private static final double USUAL_SHARE = 0.8;

    private DefaultValues() {}

    /** The kind; empty where the column has no such default, or a key or a check of several columns has a say in it. */
    static Optional<ValueKind> of(DraftTable table, DraftColumn column, Target target) {
        if (!isOpen(table, column, target) || !(column.defaultValue instanceof ColumnDefault.Literal literal)) {
            return Optional.empty();
        }
        String value = literal.text();
        if (target.type().is(TypeFamily.BOOLEAN)) {
            return Optional.of(new BooleanKind(value.startsWith("t") ? 1 - SELDOM : SELDOM));
        }
        if (target.type().is(TypeFamily.WHOLE)) {
            return whole(target, value);
        }
        boolean text = TypeLimits.isText(target.type())
                && !value.isBlank()
                && column.pattern == null
                && column.upper == null
                && !column.excluded.contains(value)
                && hasRoom(target.check(), value.length());
        return text ? Optional.of(text(column, target, value)) : Optional.empty();
    }

    /** The default, and seldom what else there is where the default says what that could be. */
    private static ValueKind text(DraftColumn column, Target target, String usual) {
        List<String> others = LabelGroups.beside(usual).stream()
                .filter(label -> label.length() <= TypeLimits.length(target.type()))
                .filter(label -> hasRoom(target.check(), label.length()) && !column.excluded.contains(label))
                .toList();
        return others.isEmpty() ? new ConstantKind(usual) : mostly(usual, others);
    }

    private static ValueKind mostly(String usual, List<String> others) {
        List<String> values = new ArrayList<>(List.of(usual));
        values.addAll(others);
        List<Double> weights = new ArrayList<>(List.of(USUAL_SHARE));
        others.forEach(other -> weights.add((1 - USUAL_SHARE) / others.size()));
        return new ChoiceKind(values, Texts.rounded(weights));
    }

    /** What a name suggests, or what the default says, where that says more: a number that is not 0 or 1, a label that is none of the guess's. */
    static ValueKind among(ValueKind guess, DraftTable table, DraftColumn column, Target target) {
        if (target.type().is(TypeFamily.WHOLE)
                && column.defaultValue instanceof ColumnDefault.Literal number
                && new BigDecimal(number.text()).abs().compareTo(BigDecimal.ONE) > 0
                && !isNoNumber(number.text())) {
            return of(table, column, target).orElse(guess);
        }
        if (!(guess instanceof ChoiceKind choice)
                || !TypeLimits.isText(target.type())
                || !(column.defaultValue instanceof ColumnDefault.Literal literal)
                || literal.text().isEmpty()
                || choice.values().contains(literal.text())) {
            return guess;
        }
        return of(table, column, target).orElse(guess);
    }

    /** Whether the number stands for none, as the greatest of a type does: a time that never comes. */
    private static boolean isNoNumber(String number) {
        return new BigDecimal(number).abs().compareTo(GREATEST) >= 0;
    }

    private static boolean isOpen(DraftTable table, DraftColumn column, Target target) {
        return !target.copy()
                && !target.unique()
                && !target.type().array()
                && column.facts.origin() == LiveColumn.Origin.GIVEN
                && Guessing.isUnknown(target.statistics())
                && (target.check() == null || target.check().oneOf().isEmpty())
                && column.domainChecks.isEmpty()
                && table.facts.keys().noneMatch(key -> key.contains(column.name()))
                && table.rules.stream()
                        .noneMatch(rule -> columns(rule.condition()).contains(column.name()))
                && table.openChecks.stream().noneMatch(check -> check.sql().contains(column.name()));
    }

    private static List<String> columns(Condition condition) {
        return RowRules.columns(condition);
    }

    private static boolean hasRoom(@Nullable Check check, int length) {
        return check == null
                || ((check.minLength() == null || check.minLength() <= length)
                        && (check.maxLength() == null || length <= check.maxLength()));
    }

    private static Optional<ValueKind> whole(Target target, String value) {
        BigDecimal usual = new BigDecimal(value);
        if (!isWithin(target, usual)) {
            return Optional.empty();
        }
        if (isNoNumber(value)) {
            return Optional.of(new ConstantKind(value));
        }
        List<BigDecimal> others = usual.abs().compareTo(BigDecimal.ONE) <= 0
                ? SMALL
                : FACTORS.stream()
                        .map(usual::multiply)
                        .filter(number -> number.stripTrailingZeros().scale() <= 0)
                        .map(number -> number.setScale(0))
                        .toList();
        return Optional.of(mostly(
                value,
                others.stream()
                        .filter(number -> isWithin(target, number) && number.compareTo(usual) != 0)
                        .map(BigDecimal::toPlainString)
                        .toList()));
    }

    private static boolean isWithin(Target target, BigDecimal number) {
        BigDecimal largest = TypeLimits.largest(target.type());
        return (largest == null || number.abs().compareTo(largest) <= 0)
                && (target.minimum() == null || number.compareTo(new BigDecimal(target.minimum())) >= 0)
                && (target.maximum() == null || number.compareTo(new BigDecimal(target.maximum())) <= 0);
    }
}
