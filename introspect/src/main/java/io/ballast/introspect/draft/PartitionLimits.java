package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.PartitionFacts;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Has values drawn from what partitions have room for, as if it were a check. */
final class PartitionLimits {
    private static final Check NOTHING = new Check(null, null, null, null, List.of());

    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(Z|[+-]\\d\\d(?::\\d\\d)?)?");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final DraftTable table;

    private PartitionLimits(DraftTable table) {
        this.table = table;
    }

    static void apply(DraftTable table) {
        if (table.facts.partitions() != null) {
            new PartitionLimits(table).apply(table.facts.partitions());
        }
    }

    private void apply(PartitionFacts facts) {
        List<PartitionBound> bounds = PartitionBoundsFit.of(table, facts).orElse(List.of());
        boolean hasRest = bounds.stream().anyMatch(PartitionBound.OfRest.class::isInstance);
        if (!hasRest && !bounds.isEmpty()) {
            DraftColumn column = table.column(facts.columns().get(0));
            if (bounds.get(0) instanceof PartitionBound.OfList) {
                list(column, bounds);
            } else if (bounds.get(0) instanceof PartitionBound.OfRange) {
                range(column, bounds);
            }
        }
        facts.parts().stream()
                .map(PartitionFacts.Part::nested)
                .filter(Objects::nonNull)
                .forEach(this::apply);
    }

    private static void list(DraftColumn column, List<PartitionBound> bounds) {
        Set<String> values = new LinkedHashSet<>();
        bounds.forEach(bound -> values.addAll(((PartitionBound.OfList) bound).values()));
        Check before = column.check == null ? NOTHING : column.check;
        if (!before.oneOf().isEmpty()) {
            values.retainAll(before.oneOf());
        }
        boolean canBeListed = !column.type.array()
                && column.type.family() != TypeFamily.BOOLEAN
                && column.type.family() != TypeFamily.JSON;
        if (canBeListed && !values.isEmpty()) {
            narrow(
                    column,
                    new Check(
                            before.minimum(),
                            before.maximum(),
                            before.minLength(),
                            before.maxLength(),
                            List.copyOf(values)));
        }
    }

    private static void range(DraftColumn column, List<PartitionBound> bounds) {
        if (column.type.array()) {
            return;
        }
        Comparator<String> order = (a, b) -> LiteralOrder.compare(column.type, a, b);
        List<PartitionEnd> from = bounds.stream()
                .map(bound -> ((PartitionBound.OfRange) bound).from().get(0))
                .toList();
        List<PartitionEnd> to = bounds.stream()
                .map(bound -> ((PartitionBound.OfRange) bound).to().get(0))
                .toList();
        String low = from.stream().allMatch(end -> isKnown(column.type, end))
                ? from.stream().map(PartitionLimits::literal).min(order).orElse(null)
                : null;
        String high = to.stream().allMatch(end -> isKnown(column.type, end))
                ? to.stream().map(PartitionLimits::literal).max(order).orElse(null)
                : null;
        Check before = column.check == null ? NOTHING : column.check;
        boolean whole = bounds.stream()
                .map(bound -> ((PartitionBound.OfRange) bound).to())
                .filter(end -> end.get(0).equals(PartitionEnd.of(String.valueOf(high))))
                .anyMatch(PartitionLimits::isWhole);
        String last = high == null || whole ? high : before(column.type, high);
        narrow(
                column,
                new Check(
                        greater(order, before.minimum(), low),
                        smaller(order, before.maximum(), last),
                        before.minLength(),
                        before.maxLength(),
                        before.oneOf()));
    }

    /** Whether all rows that have the first value of the end are below it. */
    static boolean isWhole(List<PartitionEnd> end) {
        return end.size() > 1 && end.get(1).equals(PartitionEnd.MAX);
    }

    private static void narrow(DraftColumn column, Check narrower) {
        Check possible = Checks.possible(column.type, narrower);
        if (possible != null && !possible.equals(column.check) && !possible.equals(NOTHING)) {
            column.narrow(possible);
        }
    }

    private static boolean isKnown(ColumnType type, PartitionEnd end) {
        return end instanceof PartitionEnd.At at && LiteralOrder.isKnown(type, at.literal());
    }

    private static String literal(PartitionEnd end) {
        return ((PartitionEnd.At) end).literal();
    }

    private static @Nullable String greater(Comparator<String> order, @Nullable String a, @Nullable String b) {
        return a == null || (b != null && order.compare(a, b) < 0) ? b : a;
    }

    private static @Nullable String smaller(Comparator<String> order, @Nullable String a, @Nullable String b) {
        return a == null || (b != null && order.compare(a, b) > 0) ? b : a;
    }

    /** The value before an end; of a time the second before. Null where the type has none. */
    private static @Nullable String before(ColumnType type, String end) {
        Matcher moment = MOMENT.matcher(end);
        if (type.family() != TypeFamily.TIMESTAMP || !moment.matches()) {
            return Checks.limit(type, "<", end);
        }
        try {
            LocalDateTime before = LocalDateTime.parse(moment.group(1) + " " + moment.group(2), TIME)
                    .minusSeconds(1);
            String zone = moment.group(3) == null ? "" : moment.group(3);
            return Literals.canonical(type, TIME.format(before) + zone);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
