package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.Distance;
import io.ballast.spec.kind.ValueKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Moments at whole multiples of some seconds, and spans as long as such: {@code CHECK (extract(epoch FROM starts_at)::bigint % 1800 = 0)}.
 * What is listed already stays as it is, or lies whole hours behind another moment.
 */
final class MomentGrids {
    private static final long HOUR = 3_600;
    private static final int HOURS = 24;

    /** Columns of which the values are listed, and the seconds that their moments are multiples of; 0 where they are listed for something else. */
    private final Map<String, Long> listed = new HashMap<>();

    /** A span between two columns of the row whose length is a multiple of the seconds. */
    private record Span(String earlier, String later, long seconds) {}

    /** The values of the column are listed as the conditions want it. */
    void list(DraftColumn column, List<Formula> conditions) {
        long seconds = 1;
        for (Formula condition : conditions) {
            long one = remainder(condition)
                    .filter(grid -> grid.of() instanceof Formula.Named)
                    .map(Grid::seconds)
                    .orElse(0L);
            seconds = one == 0 || seconds == 0
                    ? 0
                    : Math.max(seconds, one) % Math.min(seconds, one) == 0 ? Math.max(seconds, one) : 0;
        }
        listed.put(column.name(), seconds);
    }

    boolean isListed(DraftColumn column) {
        return listed.containsKey(column.name());
    }

    /** Whether the later column would still be what its list was for, if it lay whole hours behind the earlier one. */
    boolean allowsHours(DraftColumn earlier, DraftColumn later) {
        long wanted = listed.getOrDefault(later.name(), 1L);
        return wanted > 0 && HOUR % wanted == 0 && (wanted == 1 || isOnGrid(earlier, wanted));
    }

    private boolean isOnGrid(DraftColumn column, long seconds) {
        return listed.getOrDefault(column.name(), 0L) % seconds == 0 && listed.getOrDefault(column.name(), 0L) > 0;
    }

    /** Whether the span between the columns is to be one of whole hours. */
    boolean wantsHours(DraftTable table, DraftColumn earlier, DraftColumn later) {
        boolean ofSpan = table.openChecks.stream()
                .flatMap(check -> span(check).stream())
                .anyMatch(span -> span.earlier.equals(earlier.name()) && span.later.equals(later.name()));
        return ofSpan || isListed(later);
    }

    /** Some whole hours behind the column, fewer of them more often. */
    static AfterKind behind(DraftColumn earlier, double leastDays, @Nullable String until) {
        double least = Math.max(1, Math.ceil(leastDays * HOURS));
        TreeMap<Double, Double> weights = new TreeMap<>();
        for (int i = 0; i < HOURS; i++) {
            weights.put(least + i, (double) (HOURS - i));
        }
        return new AfterKind(
                ColumnUse.of(earlier.name()), new Weighted(weights), new Distance(Distance.Unit.HOUR, true), until);
    }

    /** Whether the check is about a span, and the later column lies whole hours behind the earlier one. */
    static boolean isKept(DraftTable table, OpenCheck check) {
        return span(check)
                .filter(span -> {
                    DraftColumn later = table.columns.get(span.later);
                    @Nullable ValueKind kind = later == null ? null : later.kind;
                    return HOUR % span.seconds == 0
                            && kind instanceof AfterKind after
                            && after.column().equals(ColumnUse.of(span.earlier))
                            && after.by() instanceof Weighted
                            && after.distance().equals(new Distance(Distance.Unit.HOUR, true));
                })
                .isPresent();
    }

    private static Optional<Span> span(OpenCheck check) {
        return FormulaParser.parse(check.sql())
                .flatMap(MomentGrids::remainder)
                .flatMap(grid -> grid.of() instanceof Formula.Sum sum
                                && sum.operator().equals("-")
                                && sum.left() instanceof Formula.Named later
                                && sum.right() instanceof Formula.Named earlier
                        ? Optional.of(new Span(earlier.column(), later.column(), grid.seconds()))
                        : Optional.empty());
    }

    private record Grid(Formula of, long seconds) {}

    /** Of {@code extract(epoch FROM x)::bigint % n = 0}, with what is said of x. */
    private static Optional<Grid> remainder(Formula formula) {
        if (!(formula instanceof Formula.Comparison equation)
                || !equation.operator().equals("=")
                || !(equation.right() instanceof Formula.Literal zero)
                || !String.valueOf(zero.text()).matches("0(\\.0+)?")
                || !(equation.left().uncast() instanceof Formula.Opaque modulo)
                || !List.of("%", "mod").contains(modulo.name())
                || modulo.parts().size() != 2
                || !(modulo.parts().get(1).uncast() instanceof Formula.Literal divisor)
                || !String.valueOf(divisor.text()).matches("[1-9]\\d{0,8}")
                || !(modulo.parts().get(0).uncast() instanceof Formula.Opaque extract)
                || !List.of("extract", "date_part").contains(extract.name())
                || !extract.parts().get(0).equals(new Formula.Literal("epoch"))) {
            return Optional.empty();
        }
        return Optional.of(new Grid(extract.parts().get(1), Long.parseLong(String.valueOf(divisor.text()))));
    }
}
