package io.ballast.spec.literal;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Objects;
import java.util.Optional;

/**
 * Numbers, days and moments as whole numbers of their type's smallest unit: days since 1970-01-01 for dates, microseconds since then
 * for timestamps, for numbers the last of the digits after the point that their type prescribes.
 */
public final class LiteralUnits {
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;
    /** From 1970-01-01 to 2000-01-01, where PostgreSQL begins to count. */
    private static final long MICROS_OF_2000 = 946_684_800_000_000L;

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    /** More digits than this do not fit into 64 bits. */
    private static final int MAX_DIGITS = 18;
    /** After the point of a second, where a type says nothing else. */
    private static final int MICRO_DIGITS = 6;

    private LiteralUnits() {}

    /** Whether values of the type have a smallest unit, and count as whole numbers of it that fit into 64 bits. */
    public static boolean has(ColumnType type) {
        if (type.array()) {
            return false;
        }
        return switch (type.base().family()) {
            case WHOLE, DATE, TIMESTAMP -> true;
            case DECIMAL -> TypeLimits.scale(type) != null && digits(type) <= MAX_DIGITS;
            default -> false;
        };
    }

    /** The digits after the point, of a type of numbers that {@linkplain #has has} units. */
    public static int digits(ColumnType type) {
        return Objects.requireNonNull(TypeLimits.scale(type));
    }

    /** How far two neighbours among the values that the type keeps are apart: one unit, or more where it keeps few digits of a second. */
    public static long grain(ColumnType type) {
        boolean rounds = type.is(TypeFamily.TIMESTAMP) && type.length() != ColumnType.UNSET;
        return rounds ? BigInteger.TEN.pow(MICRO_DIGITS - type.length()).longValueExact() : 1;
    }

    /** The first value from this one on that the type keeps, so that it does not come before what it is to follow. */
    public static BigInteger roundUp(ColumnType type, BigInteger units) {
        long grain = grain(type);
        return grain == 1 ? units : BigInteger.valueOf(roundUp(grain, units.longValueExact()));
    }

    /** As {@link #roundUp(ColumnType, BigInteger)}, for a type of this {@linkplain #grain grain}. */
    public static long roundUp(long grain, long units) {
        return -Math.floorDiv(-units, grain) * grain;
    }

    /** The nearest value that the type keeps, half away from the year 2000 as the server has it (AdjustTimestampForTypmod in adt/timestamp.c). */
    public static BigInteger round(ColumnType type, BigInteger units) {
        long grain = grain(type);
        if (grain == 1) {
            return units;
        }
        long from2000 = units.longValueExact() - MICROS_OF_2000;
        long steps = (Math.abs(from2000) + grain / 2) / grain;
        return BigInteger.valueOf(MICROS_OF_2000 + Long.signum(from2000) * steps * grain);
    }

    /** A literal in {@link Literals}' form; empty for infinity, years that have not four digits, and what is no number. */
    public static Optional<BigInteger> of(ColumnType type, String literal) {
        if (!has(type) || !LiteralOrder.isKnown(type, literal)) {
            return Optional.empty();
        }
        return switch (type.base().family()) {
            case DATE -> Optional.of(BigInteger.valueOf(LocalDate.parse(literal).toEpochDay()));
            case TIMESTAMP -> Optional.of(BigInteger.valueOf(micros(literal)));
            default -> ofNumber(type, literal);
        };
    }

    private static Optional<BigInteger> ofNumber(ColumnType type, String literal) {
        try {
            return Optional.of(new BigDecimal(literal).setScale(digits(type)).unscaledValue());
        } catch (ArithmeticException e) { // more digits than the type has
            return Optional.empty();
        }
    }

    private static long micros(String literal) {
        String local = literal.endsWith("+00") ? literal.substring(0, literal.length() - 3) : literal;
        LocalDateTime time = LocalDateTime.parse(local.replace(' ', 'T'));
        return time.toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND + time.get(ChronoField.MICRO_OF_SECOND);
    }

    /** The value as a literal, the opposite of {@link #of}. */
    public static String literal(ColumnType type, BigInteger units) {
        return switch (type.base().family()) {
            case DATE -> LocalDate.ofEpochDay(units.longValueExact()).toString();
            case TIMESTAMP -> moment(type, units.longValueExact());
            default -> new BigDecimal(units, digits(type)).toPlainString();
        };
    }

    private static String moment(ColumnType type, long micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO,
                ZoneOffset.UTC);
        return Literals.canonical(type, time + (type.base() == BaseType.TIMESTAMPTZ ? "Z" : ""));
    }

    /** The largest value that the generator makes: the year 9999, or the largest number of the type that fits into 64 bits. */
    public static BigInteger largest(ColumnType type) {
        return switch (type.base().family()) {
            case DATE -> BigInteger.valueOf(LAST_DAY.toEpochDay());
            case TIMESTAMP ->
                BigInteger.valueOf(LAST_DAY.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC))
                        .multiply(BigInteger.valueOf(MICROS_PER_SECOND))
                        .subtract(BigInteger.valueOf(grain(type)));
            default -> MAX_LONG.min(largestNumber(type));
        };
    }

    /** As {@link #largest}; the year 1, or the smallest number. */
    public static BigInteger smallest(ColumnType type) {
        return switch (type.base().family()) {
            case DATE -> BigInteger.valueOf(LocalDate.of(1, 1, 1).toEpochDay());
            case TIMESTAMP ->
                BigInteger.valueOf(LocalDate.of(1, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC))
                        .multiply(BigInteger.valueOf(MICROS_PER_SECOND));
            default -> largest(type).negate();
        };
    }

    private static BigInteger largestNumber(ColumnType type) {
        BigDecimal largest = TypeLimits.largest(type);
        return largest == null ? MAX_LONG : largest.movePointRight(digits(type)).toBigIntegerExact();
    }
}
