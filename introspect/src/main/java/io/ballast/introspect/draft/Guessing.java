package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses values by names, where nothing better is known. */
final class Guessing {
    /** Of an array that may be null; it is empty more often. */
    private static final double ARRAY_NULLS = 0.1;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");

    private Guessing() {}

    static Optional<NameGuesses.Guess> of(Target target, NameGuesses guesses) {
        boolean given = target.facts().origin() == LiveColumn.Origin.GIVEN;
        if (target.copy() || !given || !isUnknown(target.statistics())) {
            return Optional.empty();
        }
        return byName(target, target.name(), guesses);
    }

    /** The same of another name, whatever is known of the values. */
    static Optional<NameGuesses.Guess> byName(Target target, String name, NameGuesses guesses) {
        if (target.type().array()) {
            return byElements(target, guesses);
        }
        Target within = withinCheck(target);
        return guesses.of(within.table().plainName(), name, within.type(), within.unique())
                .filter(guess -> holds(target.check(), guess.kind()) && isLongEnough(target, guess.kind()))
                .filter(guess -> !target.unique() || hasRoom(guess.kind(), target.most()))
                .filter(guess -> hasNamesOfItsOwn(guess.kind(), target.table().columns()));
    }

    /** Arrays of what one of the elements would be called. */
    private static Optional<NameGuesses.Guess> byElements(Target target, NameGuesses guesses) {
        if (target.unique() || target.type().userType() != null) {
            return Optional.empty();
        }
        return guesses.ofElements(target.table().plainName(), target.name(), target.type())
                .map(element -> new NameGuesses.Guess(OtherTypes.arrayOf(element, target), ARRAY_NULLS, null));
    }

    private static boolean hasRoom(ValueKind kind, long rows) {
        BigInteger capacity = kind.capacity();
        return capacity == null || capacity.compareTo(BigInteger.valueOf(rows)) >= 0;
    }

    /** A text of limited length, where a check says so, as one whose type does. */
    private static Target withinCheck(Target target) {
        Check check = target.check();
        Integer most = check == null || !TypeLimits.isText(target.type()) ? null : check.maxLength();
        return most == null || most < 1 || most >= TypeLimits.length(target.type())
                ? target
                : target.withType(new ColumnType(BaseType.VARCHAR, most, ColumnType.UNSET, false));
    }

    /** A part of a template is not called as a column is. */
    private static boolean hasNamesOfItsOwn(ValueKind kind, Set<String> columns) {
        return !(kind instanceof TemplateKind template)
                || template.parts().keySet().stream().noneMatch(columns::contains);
    }

    /** Whether nothing is known of a column's values. */
    static boolean isUnknown(ColumnStatistics statistics) {
        return statistics.commonValues().isEmpty()
                && statistics.bounds().isEmpty()
                && statistics.shape().isUnknown();
    }

    /** Whether all values certainly satisfy the check. */
    private static boolean holds(@Nullable Check check, ValueKind kind) {
        if (check == null) {
            return true;
        }
        if (!check.oneOf().isEmpty()) {
            return false;
        }
        if (check.maxLength() != null || check.minLength() != null) {
            return check.maxLength() == null || check.maxLength() > 0; // then the rule has room for it
        }
        if (kind instanceof IntegerKind integer) {
            return within(check, BigDecimal.valueOf(integer.min()), BigDecimal.valueOf(integer.max()));
        }
        if (kind instanceof ChoiceKind choice && choice.values().stream().allMatch(NUMBER.asMatchPredicate())) {
            return choice.values().stream().map(BigDecimal::new).allMatch(number -> within(check, number, number));
        }
        if (kind instanceof TimestampKind || kind instanceof DateKind) {
            return Times.areWithin(kind, check);
        }
        return kind instanceof DecimalKind decimal && within(check, decimal.min(), decimal.max());
    }

    private static boolean isLongEnough(Target target, ValueKind kind) {
        Integer least = target.check() == null ? null : target.check().minLength();
        return least == null || new RuleScope(target.rows()).fewest(kind) >= least;
    }

    private static boolean within(Check check, BigDecimal min, BigDecimal max) {
        return (check.minimum() == null || new BigDecimal(check.minimum()).compareTo(min) <= 0)
                && (check.maximum() == null || new BigDecimal(check.maximum()).compareTo(max) >= 0);
    }
}
