package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a condition says of two columns that lie behind each other.
 *
 * @param distance at least; in days between times; 0 for none
 * @param strictly whether they lie further apart than that
 */
record Apart(String earlier, String later, double distance, boolean strictly) {
    private static final double DAY = 86_400;

    /** {@code 3 days}, {@code 1 day 02:00:00}, {@code 00:30:00}, as the server writes intervals. */
    private static final Pattern INTERVAL = Pattern.compile(
            "(?:(?<years>\\d{1,4}) years?)? ?(?:(?<months>\\d{1,4}) mons?)? ?(?:(?<days>\\d{1,6}) days?)? ?(?:(?<h>\\d{2,4}):(?<m>\\d{2}):(?<s>\\d{2}(?:\\.\\d+)?))?");

    /** Of {@code a < b}, {@code b >= a + d} and {@code b - a > d}; empty for anything else. */
    static Optional<Apart> of(Formula formula) {
        if (!(formula instanceof Formula.Comparison comparison)) {
            return Optional.empty();
        }
        boolean strictly = !comparison.operator().endsWith("=");
        return switch (comparison.operator()) {
            case ">", ">=" -> of(comparison.left(), comparison.right(), strictly);
            case "<", "<=" -> of(comparison.right(), comparison.left(), strictly);
            default -> Optional.empty();
        };
    }

    private static Optional<Apart> of(Formula greater, Formula less, boolean strictly) {
        Optional<Apart> span = EpochSpans.of(greater, less, strictly);
        if (span.isPresent()) {
            return span;
        }
        if (greater instanceof Formula.Named later && less instanceof Formula.Named earlier) {
            return Optional.of(new Apart(earlier.column(), later.column(), 0, strictly));
        }
        if (greater instanceof Formula.Named later
                && less instanceof Formula.Sum sum
                && sum.operator().equals("+")) {
            return named(sum.left(), later, sum.right(), strictly);
        }
        if (greater instanceof Formula.Sum sum
                && sum.operator().equals("-")
                && sum.left() instanceof Formula.Named later) {
            return sum.right() instanceof Formula.Named
                    ? named(sum.right(), later, less, strictly)
                    : named(less, later, sum.right(), strictly);
        }
        return Optional.empty();
    }

    private static Optional<Apart> named(Formula earlier, Formula.Named later, Formula distance, boolean strictly) {
        return earlier instanceof Formula.Named column
                ? distance(distance).map(least -> new Apart(column.column(), later.column(), least, strictly))
                : Optional.empty();
    }

    /** Of {@code b < a + d} and {@code b - a <= d}: no further apart than the distance; empty for anything else. */
    static Optional<Apart> atMost(Formula formula) {
        if (!(formula instanceof Formula.Comparison comparison)) {
            return Optional.empty();
        }
        boolean strictly = !comparison.operator().endsWith("=");
        return switch (comparison.operator()) {
            case ">", ">=" -> atMost(comparison.right(), comparison.left(), strictly);
            case "<", "<=" -> atMost(comparison.left(), comparison.right(), strictly);
            default -> Optional.empty();
        };
    }

    private static Optional<Apart> atMost(Formula less, Formula greater, boolean strictly) {
        if (less instanceof Formula.Named later
                && greater instanceof Formula.Sum sum
                && sum.operator().equals("+")) {
            return near(sum.left(), later, sum.right(), strictly);
        }
        if (less instanceof Formula.Sum sum
                && sum.operator().equals("-")
                && sum.left() instanceof Formula.Named later) {
            return sum.right() instanceof Formula.Named
                    ? near(sum.right(), later, greater, strictly)
                    : near(greater, later, sum.right(), strictly);
        }
        return Optional.empty();
    }

    private static Optional<Apart> near(Formula earlier, Formula.Named later, Formula distance, boolean strictly) {
        return earlier instanceof Formula.Named column
                ? distance(distance, false).map(most -> new Apart(column.column(), later.column(), most, strictly))
                : Optional.empty();
    }

    private static Optional<Double> distance(Formula formula) {
        return distance(formula, true);
    }

    /**
     * A number, or an interval in days; empty for anything else, and below 0.
     *
     * @param longest whether no month is longer here, or else none is shorter
     */
    private static Optional<Double> distance(Formula formula, boolean longest) {
        String text = formula instanceof Formula.Literal literal ? literal.text() : null;
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            return Optional.of(new BigDecimal(text).doubleValue());
        }
        Matcher interval = INTERVAL.matcher(text);
        return interval.matches() ? Optional.of(days(interval, longest)) : Optional.empty();
    }

    /** No fewer than it can be, or no more: a month has 31 days or 28, a year 366 or 365. */
    private static double days(Matcher interval, boolean longest) {
        double days = (longest ? 366 : 365) * part(interval, "years")
                + (longest ? 31 : 28) * part(interval, "months")
                + part(interval, "days");
        double seconds = 3_600 * part(interval, "h") + 60 * part(interval, "m") + part(interval, "s");
        return new BigDecimal(days + seconds / DAY)
                .setScale(4, longest ? RoundingMode.UP : RoundingMode.DOWN)
                .doubleValue();
    }

    private static double part(Matcher interval, String name) {
        String text = interval.group(name);
        return text == null ? 0 : Double.parseDouble(text);
    }
}
