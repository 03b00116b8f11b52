package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Condition;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits that values keep a little away from: those that are open where a type has no next value, and those that time moves. */
final class OpenLimits {
    /** Between numbers that have any number of digits. */
    private static final BigDecimal STEP = new BigDecimal("0.0001");

    private OpenLimits() {}

    /** Whether values have to keep within less than what a check of a spec would say. */
    static boolean narrows(DraftColumn column, Condition condition) {
        return condition instanceof Condition.Within
                || (condition instanceof Condition.Compared compared
                        && !compared.operator().endsWith("=")
                        && !column.type.array()
                        && Checks.limit(column.type, compared.operator(), compared.literal()) == null);
    }

    /** Whether values can; they do from then on. */
    static boolean narrow(DraftColumn column, Condition condition) {
        String operator = condition instanceof Condition.Within within
                ? within.operator()
                : ((Condition.Compared) condition).operator();
        String literal = condition instanceof Condition.Within within
                ? within.literal()
                : ((Condition.Compared) condition).literal();
        String limit = column.type.array() ? null : inner(column.type, operator, literal);
        if (limit == null) {
            return false;
        }
        Check before = column.check == null ? new Check(null, null, null, null, List.of()) : column.check;
        boolean below = operator.startsWith("<");
        String least = below ? before.minimum() : greater(column.type, before.minimum(), limit);
        String most = below ? less(column.type, before.maximum(), limit) : before.maximum();
        Check narrower = Checks.possible(
                column.type, new Check(least, most, before.minLength(), before.maxLength(), before.oneOf()));
        if (narrower != null) {
            column.keepWithin(narrower);
        }
        return narrower != null;
    }

    /** The higher of two lower limits. */
    static String greater(ColumnType type, @Nullable String one, String other) {
        return one != null && LiteralOrder.compare(type, one, other) > 0 ? one : other;
    }

    /** The lower of two upper limits. */
    static String less(ColumnType type, @Nullable String one, String other) {
        return one != null && LiteralOrder.compare(type, one, other) < 0 ? one : other;
    }

    /** The literal as an inclusive limit; null where the type has no order that is known. */
    private static @Nullable String inner(ColumnType type, String operator, String written) {
        boolean day = type.family() == TypeFamily.TIMESTAMP && written.matches("\\d{4}-\\d\\d-\\d\\d");
        String literal =
                !day ? written : written + (type.base() == BaseType.TIMESTAMPTZ ? " 00:00:00+00" : " 00:00:00");
        String limit = Checks.limit(type, operator, literal);
        if (limit != null || operator.endsWith("=")) {
            return limit;
        }
        int direction = operator.equals(">") ? 1 : -1;
        try {
            String canonical = Literals.canonical(type, literal);
            if (!LiteralOrder.isKnown(type, canonical)) {
                return null;
            }
            return switch (type.family()) {
                case FLOAT, DECIMAL ->
                    Literals.canonical(
                            type,
                            new BigDecimal(canonical)
                                    .add(STEP.multiply(BigDecimal.valueOf(direction)))
                                    .toPlainString());
                case TIMESTAMP -> moved(type, canonical, direction);
                case TIME -> ofDay(type, canonical, direction);
                default -> null;
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static String moved(ColumnType type, String literal, int seconds) {
        String zone = literal.endsWith("+00") ? "+00" : "";
        LocalDateTime time = LocalDateTime.parse(
                literal.substring(0, literal.length() - zone.length()).replace(' ', 'T'));
        return Literals.canonical(type, time.plusSeconds(seconds).toString().replace('T', ' ') + zone);
    }

    /** Null where the day ends before. */
    private static @Nullable String ofDay(ColumnType type, String literal, int seconds) {
        LocalTime time = LocalTime.parse(literal);
        LocalTime moved = time.plusSeconds(seconds);
        boolean turns = seconds > 0 ? moved.isBefore(time) : moved.isAfter(time);
        return turns ? null : Literals.canonical(type, moved.toString());
    }

    /** Whether the limits of the check lie so close together that numbers need more digits than usual. */
    static boolean areClose(@Nullable Check check) {
        return check != null
                && check.minimum() != null
                && check.maximum() != null
                && new BigDecimal(check.maximum())
                                .subtract(new BigDecimal(check.minimum()))
                                .compareTo(BigDecimal.ONE)
                        <= 0;
    }
}
