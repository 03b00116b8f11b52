package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether each row that comes about has a partition for sure. */
final class PartitionFit {
    private final DraftTable table;
    private final List<String> columns;
    private final List<PartitionBound> bounds;

    /**
     * @param columns that the partitions are by
     * @param bounds of all of them, none of which is the default one
     */
    PartitionFit(DraftTable table, List<String> columns, List<PartitionBound> bounds) {
        this.table = table;
        this.columns = columns;
        this.bounds = bounds;
    }

    boolean holds() {
        DraftColumn first = table.column(columns.get(0));
        if (bounds.isEmpty() || columns.stream().anyMatch(this::mayBeNull)) {
            return false;
        }
        return bounds.get(0) instanceof PartitionBound.OfList ? isListed(first) : isInRanges(first);
    }

    private boolean mayBeNull(String name) {
        DraftColumn column = table.column(name);
        boolean listed = bounds.stream().anyMatch(bound -> bound instanceof PartitionBound.OfList list && list.nulls());
        if (!column.nullable || column.filled || listed) {
            return false;
        }
        ValueKind kind = column.found();
        boolean ownNulls = column.guessedNulls != null
                ? column.guessedNulls > 0
                : column.facts.statistics().nullShare() > 0;
        boolean others = kind instanceof ParentKind
                || kind instanceof ReferenceKind
                || column.nullGroup != null
                || !kind.uses().isEmpty();
        if (!ownNulls && !others) {
            column.filled = true;
            return false;
        }
        return true;
    }

    private boolean isListed(DraftColumn column) {
        Set<String> room = new HashSet<>();
        bounds.forEach(bound -> room.addAll(((PartitionBound.OfList) bound).values()));
        List<String> values = column.found().listed();
        if (values.isEmpty() && column.check != null && isOwn(column)) {
            values = column.check.oneOf();
        }
        if (column.type.is(TypeFamily.BOOLEAN)) {
            values = List.of(Literals.canonical(column.type, "true"), Literals.canonical(column.type, "false"));
        }
        return !values.isEmpty() && room.containsAll(values);
    }

    private boolean isInRanges(DraftColumn column) {
        List<PartitionBound.OfRange> ranges = sorted();
        if (ranges.isEmpty()) {
            return false;
        }
        List<PartitionEnd> from = ranges.get(0).from();
        List<PartitionEnd> to = ranges.get(ranges.size() - 1).to();
        Check check = isOwn(column) ? column.check : null;
        String least = check == null ? null : check.minimum();
        String most = check == null ? null : check.maximum();
        boolean above = from.stream().allMatch(PartitionEnd.MIN::equals)
                || (from.stream().skip(1).allMatch(PartitionEnd.MIN::equals)
                        && isAtMost(column.type, from.get(0), least));
        boolean below = to.stream().allMatch(PartitionEnd.MAX::equals) || isAbove(column.type, to, most);
        return above && below;
    }

    /** Whether the values are drawn within the check of the column. */
    private static boolean isOwn(DraftColumn column) {
        return !(column.found() instanceof ParentKind) && !(column.found() instanceof ReferenceKind);
    }

    private static boolean isAtMost(ColumnType type, PartitionEnd end, @Nullable String value) {
        return isKnown(type, end, value) && LiteralOrder.compare(type, literal(end), String.valueOf(value)) <= 0;
    }

    private static boolean isAbove(ColumnType type, List<PartitionEnd> end, @Nullable String value) {
        int least = PartitionLimits.isWhole(end) ? 0 : 1;
        return isKnown(type, end.get(0), value)
                && LiteralOrder.compare(type, literal(end.get(0)), String.valueOf(value)) >= least;
    }

    private static boolean isKnown(ColumnType type, PartitionEnd end, @Nullable String value) {
        return value != null
                && end instanceof PartitionEnd.At at
                && LiteralOrder.isKnown(type, at.literal())
                && LiteralOrder.isKnown(type, value);
    }

    private static String literal(PartitionEnd end) {
        return ((PartitionEnd.At) end).literal();
    }

    /** One behind the other; none where there are gaps. */
    private List<PartitionBound.OfRange> sorted() {
        List<PartitionBound.OfRange> rest = new ArrayList<>();
        bounds.forEach(bound -> rest.add((PartitionBound.OfRange) bound));
        Set<List<PartitionEnd>> ends = new HashSet<>();
        rest.forEach(range -> ends.add(range.to()));
        List<PartitionBound.OfRange> sorted = new ArrayList<>();
        rest.stream().filter(range -> !ends.contains(range.from())).findFirst().ifPresent(sorted::add);
        while (!sorted.isEmpty() && sorted.size() < rest.size()) {
            List<PartitionEnd> end = sorted.get(sorted.size() - 1).to();
            PartitionBound.OfRange next = rest.stream()
                    .filter(range -> range.from().equals(end))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return List.of();
            }
            sorted.add(next);
        }
        return sorted;
    }
}
