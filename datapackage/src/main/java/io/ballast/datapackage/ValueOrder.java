package io.ballast.datapackage;

import io.ballast.common.schema.BaseType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;

/** Which of two values is less, as PostgreSQL orders them. */
final class ValueOrder {
    /** Numbers without digits, in their order around all others. */
    private static final List<String> AROUND_NUMBERS = List.of("-Infinity", "", "Infinity", "NaN");

    private ValueOrder() {}

    /** As {@link Comparable#compareTo} has it; empty where a value is none of its type, or in a form that only the server reads. */
    static OptionalInt compare(BaseType type, String left, String right) {
        try {
            return switch (type) {
                case BIGINT, INTEGER, NUMERIC -> OptionalInt.of(compareNumbers(left, right));
                case DATE -> by(LocalDate::parse, left, right);
                case TIME -> by(LocalTime::parse, left, right);
                case TIMESTAMP -> by(LocalDateTime::parse, withT(left), withT(right));
                case TIMESTAMPTZ -> by(text -> OffsetDateTime.parse(text).toInstant(), withT(left), withT(right));
                case UUID -> by(text -> text.toLowerCase(Locale.ROOT), left, right);
                case TEXT, BOOLEAN -> by(Function.identity(), left, right);
                default -> OptionalInt.empty();
            };
        } catch (NumberFormatException | DateTimeException e) {
            return OptionalInt.empty();
        }
    }

    private static int compareNumbers(String left, String right) {
        int around = Integer.compare(place(left), place(right));
        return around != 0 || !isFinite(left) ? around : new BigDecimal(left).compareTo(new BigDecimal(right));
    }

    private static int place(String number) {
        return AROUND_NUMBERS.indexOf(isFinite(number) ? "" : number);
    }

    private static boolean isFinite(String number) {
        return !AROUND_NUMBERS.contains(number);
    }

    private static <T extends Comparable<? super T>> OptionalInt by(
            Function<String, T> parse, String left, String right) {
        return OptionalInt.of(Comparator.<T>naturalOrder().compare(parse.apply(left), parse.apply(right)));
    }

    private static String withT(String datetime) {
        return datetime.replace(' ', 'T');
    }
}
