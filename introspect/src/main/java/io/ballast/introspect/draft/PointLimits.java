package io.ballast.introspect.draft;

import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.PointKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws points from within the limits of their parts: {@code CHECK (place[0] >= -90 AND place[0] <= 90)}. */
final class PointLimits {
    /** One comparison of a check without its parentheses, as the server writes it. */
    private static final Pattern TERM =
            Pattern.compile("\"?(?<column>[^\"\\[\\]]+)\"?\\[(?<part>[01])\\] (?<operator>[<>]=?) "
                    + "'?(?<number>-?\\d{1,8}(?:\\.\\d{1,9})?)'?(?:::[a-z ]+)*");

    /** How long a range is of which only one end is known, and which lies beyond all places on earth. */
    private static final BigDecimal LENGTH = BigDecimal.valueOf(100);

    private PointLimits() {}

    static void keep(DraftTable table, Notes notes) {
        for (OpenCheck check : List.copyOf(table.openChecks)) {
            List<String> terms = List.of(check.sql().replaceAll("[()]", "").split(" AND ", -1));
            if (terms.stream().allMatch(term -> isAboutPoint(table, term))) {
                terms.forEach(term -> narrow(table, term));
                table.keep(check, notes);
            }
        }
    }

    private static boolean isAboutPoint(DraftTable table, String term) {
        Matcher matcher = TERM.matcher(term);
        DraftColumn column = matcher.matches() ? table.columns.get(matcher.group("column")) : null;
        return column != null && column.kind instanceof PointKind;
    }

    private static void narrow(DraftTable table, String term) {
        Matcher matcher = TERM.matcher(term);
        DraftColumn column = matcher.matches() ? table.columns.get(matcher.group("column")) : null;
        if (column != null && column.kind instanceof PointKind point) {
            boolean first = matcher.group("part").equals("0");
            String operator = matcher.group("operator");
            BigDecimal number = new BigDecimal(matcher.group("number"));
            DecimalKind x = first ? narrowed(point.x(), operator, number) : point.x();
            DecimalKind y = first ? point.y() : narrowed(point.y(), operator, number);
            column.kind = new PointKind(x, y, point.form());
        }
    }

    private static DecimalKind narrowed(DecimalKind numbers, String operator, BigDecimal number) {
        BigDecimal step = operator.endsWith("=") ? BigDecimal.ZERO : BigDecimal.ONE.movePointLeft(numbers.scale());
        if (operator.startsWith(">")) {
            BigDecimal least = numbers.min().max(number.add(step));
            BigDecimal most = numbers.max().compareTo(least) < 0 ? least.add(LENGTH) : numbers.max();
            return new DecimalKind(least, most, numbers.scale(), null);
        }
        BigDecimal most = numbers.max().min(number.subtract(step));
        BigDecimal least = numbers.min().compareTo(most) > 0 ? most.subtract(LENGTH) : numbers.min();
        return new DecimalKind(least, most, numbers.scale(), null);
    }
}
