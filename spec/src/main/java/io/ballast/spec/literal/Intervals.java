package io.ballast.spec.literal;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.IntervalFields;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Intervals as PostgreSQL prints them, {@code 1 day 12:00:00}, and in the form of ISO 8601, {@code P1DT12H} (manual, 8.5.4). */
public final class Intervals {
    private static final Pattern PRINTED = Pattern.compile("(?!$)(-?\\d{1,9} years? ?)?(-?\\d{1,9} mons? ?)?"
            + "(-?\\d{1,9} days? ?)?(-?\\d{2,9}:[0-5]\\d:(?:[0-5]\\d|60)(\\.\\d{1,6})?)?(?<! )");
    private static final Pattern ISO = Pattern.compile(
            "P(?!$)(-?\\d{1,9}Y)?(-?\\d{1,9}M)?(-?\\d{1,9}W)?(-?\\d{1,9}D)?(T(?!$)(-?\\d{1,9}H)?(-?\\d{1,9}M)?(-?\\d{1,9}(\\.\\d{1,6})?S)?)?");
    /** An amount and its unit, of which the first letter is enough. */
    private static final Pattern AMOUNT = Pattern.compile("(-?[\\d.]+) ?([ymdYMWDHS])");

    private static final Map<String, Integer> DAYS = Map.of("W", 7, "D", 1);
    private static final Map<String, Integer> SECONDS = Map.of("H", 3600, "M", 60, "S", 1);
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MONTHS_PER_YEAR = 12;
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal MICROS_PER_SECOND = BigDecimal.valueOf(1_000_000);
    /** From the year 1 to 9999: with a longer step there would be one row. */
    private static final Duration LONGEST = Duration.ofDays(3_652_058);

    private Intervals() {}

    static boolean isInterval(String text) {
        return PRINTED.matcher(text).matches() || ISO.matcher(text).matches();
    }

    /** A duration in whole microseconds, below 0 too; days have 24 hours. Months and years, which are not alike, are refused. */
    public static Duration readFixed(SpecNode node) {
        String text = node.text();
        BigDecimal seconds = isInterval(text) ? seconds(text) : null;
        if (seconds == null) {
            throw node.expected("a duration such as PT15M, P7D or 1 day 12:00:00, backwards PT-15M, without months and"
                    + " years, which differ in length");
        }
        BigDecimal micros = seconds.multiply(MICROS_PER_SECOND);
        if (micros.abs().compareTo(BigDecimal.valueOf(LONGEST.toSeconds()).multiply(MICROS_PER_SECOND)) > 0) {
            throw node.expected("a duration of at most " + LONGEST.toDays() + " days");
        }
        return Duration.of(micros.longValueExact(), ChronoUnit.MICROS);
    }

    /** The seconds of an interval; null where it has months or years in it. */
    private static @Nullable BigDecimal seconds(String text) {
        BigDecimal days = sum(date(text), DAYS);
        return days == null
                ? null
                : days.multiply(BigDecimal.valueOf(SECONDS_PER_DAY)).add(secondsOfClock(text));
    }

    /** Where the hours begin; below 0 where there are none. */
    private static int clockAt(String text) {
        return text.startsWith("P") ? text.indexOf('T') : text.indexOf(':') < 0 ? -1 : text.lastIndexOf(' ') + 1;
    }

    private static String date(String text) {
        int clock = clockAt(text);
        return clock < 0 ? text : text.substring(0, clock);
    }

    private static BigDecimal secondsOfClock(String text) {
        int clock = clockAt(text);
        if (clock < 0) {
            return BigDecimal.ZERO;
        }
        return text.startsWith("P")
                ? Objects.requireNonNull(sum(text.substring(clock), SECONDS))
                : clock(text.substring(clock));
    }

    /** Whether a type with fields or digits keeps the interval as it is; the server cuts off or rounds all others. */
    static boolean isKept(String text, ColumnType type) {
        BigDecimal micros = secondsOfClock(text).multiply(MICROS_PER_SECOND);
        BigDecimal step =
                type.length() == ColumnType.UNSET ? BigDecimal.ONE : MICROS_PER_SECOND.movePointLeft(type.length());
        IntervalFields fields = type.fields();
        if (fields == null) {
            return micros.remainder(step).signum() == 0;
        }
        BigDecimal months = of(date(text), "Y")
                .multiply(BigDecimal.valueOf(MONTHS_PER_YEAR))
                .add(of(date(text), "M"));
        boolean hasDays =
                of(date(text), "W").signum() != 0 || of(date(text), "D").signum() != 0;
        BigDecimal smallest = step.max(BigDecimal.valueOf(fields.micros()));
        return months.remainder(BigDecimal.valueOf(fields.months())).signum() == 0
                && (fields.hasDays() || !hasDays)
                && (fields.micros() == 0
                        ? micros.signum() == 0
                        : micros.remainder(smallest).signum() == 0);
    }

    private static BigDecimal of(String amounts, String unit) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher amount = AMOUNT.matcher(amounts); amount.find(); ) {
            boolean isOf = amount.group(2).toUpperCase(Locale.ROOT).equals(unit);
            sum = isOf ? sum.add(new BigDecimal(amount.group(1))) : sum;
        }
        return sum;
    }

    private static @Nullable BigDecimal sum(String amounts, Map<String, Integer> units) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher amount = AMOUNT.matcher(amounts); amount.find(); ) {
            Integer unit = units.get(amount.group(2).toUpperCase(Locale.ROOT));
            if (unit == null) {
                return null;
            }
            sum = sum.add(new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        return sum;
    }

    private static BigDecimal clock(String text) {
        String[] parts = text.replace("-", "").split(":", -1);
        BigDecimal minutes = new BigDecimal(parts[0]).multiply(SIXTY).add(new BigDecimal(parts[1]));
        BigDecimal seconds = minutes.multiply(SIXTY).add(new BigDecimal(parts[2]));
        return text.startsWith("-") ? seconds.negate() : seconds;
    }
}
