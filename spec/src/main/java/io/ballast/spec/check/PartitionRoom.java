package io.ballast.spec.check;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Partition;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.Partitioning.Method;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.SourceColumn;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that some partition has room for each row, as far as the spec alone can tell; the server refuses a row that none has. */
final class PartitionRoom {
    private static final Check NO_LIMITS = new Check(null, null, null, null, List.of());

    private final ResolvedSpec spec;
    private final TableSpec table;
    private final SpecNode node;

    private PartitionRoom(ResolvedSpec spec, TableSpec table) {
        this.spec = spec;
        this.table = table;
        this.node = spec.node(table).require("partition");
    }

    static void check(ResolvedSpec spec, TableSpec table) {
        if (table.schema().partitioning() instanceof Partitioning.ByParts parts) {
            new PartitionRoom(spec, table).check(parts, Set.of());
        }
    }

    /** @param above columns that have decided already which rows there are */
    private void check(Partitioning.ByParts partitioning, Set<String> above) {
        boolean hasRest = partitioning.parts().stream().anyMatch(part -> part.bound() instanceof PartitionBound.OfRest);
        boolean isNew = partitioning.columns().stream().noneMatch(above::contains);
        if (partitioning.method() != Method.HASH && !hasRest && isNew) {
            checkNulls(partitioning);
            ColumnSpec column = spec.column(table, partitioning.columns().get(0));
            if (partitioning.method() == Method.LIST) {
                checkList(column, partitioning);
            } else {
                checkRange(column, partitioning);
            }
        }
        Set<String> decided = new HashSet<>(above);
        decided.addAll(partitioning.columns());
        for (Partition part : partitioning.parts()) {
            if (part.nested() instanceof Partitioning.ByParts nested) {
                check(nested, decided);
            }
        }
    }

    private void checkNulls(Partitioning.ByParts partitioning) {
        boolean nullsListed = partitioning.parts().stream()
                .anyMatch(part -> part.bound() instanceof PartitionBound.OfList list && list.nulls());
        for (String name : partitioning.columns()) {
            ColumnSpec column = spec.column(table, name);
            Column schema = spec.schema(table, column);
            boolean mayBeNull = schema.nullable()
                    && (column.nullShare() > 0 || !column.value().uses().isEmpty());
            if (mayBeNull && !nullsListed) {
                throw noRoom(name, "null");
            }
        }
    }

    private void checkList(ColumnSpec column, Partitioning.ByParts partitioning) {
        Set<String> room = new HashSet<>();
        for (Partition part : partitioning.parts()) {
            room.addAll(((PartitionBound.OfList) part.bound()).values());
        }
        ValueKind kind = spec.originKind(table, column);
        for (String value : kind.listed()) {
            if (!room.contains(value)) {
                throw noRoom(column.name(), value);
            }
        }
        if (kind instanceof IntegerKind integers) {
            for (long value = integers.min(); value <= integers.max(); value++) {
                if (!room.contains(Long.toString(value))) {
                    throw noRoom(column.name(), Long.toString(value));
                }
            }
        }
    }

    /** From the least value to the greatest, range by range; of several columns by the first one. */
    private void checkRange(ColumnSpec column, Partitioning.ByParts partitioning) {
        ColumnType type = spec.schema(table, column).type();
        SourceColumn origin = spec.origin(table, column);
        TableSpec owner = spec.table(origin.table());
        List<String> values = new ArrayList<>(
                spec.column(owner, origin.column()).value().ends(type, NO_LIMITS, new TableScope(spec, owner)));
        List<PartitionBound.OfRange> ranges = partitioning.parts().stream()
                .map(part -> (PartitionBound.OfRange) part.bound())
                .toList();
        boolean known = values.stream().allMatch(value -> LiteralOrder.isKnown(type, value))
                && ranges.stream().allMatch(range -> isKnown(type, range.from()) && isKnown(type, range.to()));
        if (!known || values.isEmpty()) {
            return;
        }
        for (String value : values) {
            boolean several = partitioning.columns().size() > 1;
            if (ranges.stream().noneMatch(range -> contains(type, range, value, several))) {
                throw noRoom(column.name(), value);
            }
        }
        if (partitioning.columns().size() == 1) {
            values.sort((a, b) -> LiteralOrder.compare(type, a, b));
            checkGaps(column, type, ranges, values.get(values.size() - 1));
        }
    }

    /** Ends of ranges between the values where no other one begins. */
    private void checkGaps(ColumnSpec column, ColumnType type, List<PartitionBound.OfRange> ranges, String last) {
        List<PartitionBound.OfRange> sorted = ranges.stream()
                .sorted(Comparator.comparing(range -> range.to().get(0), (a, b) -> compare(type, a, b)))
                .toList();
        for (PartitionBound.OfRange range : sorted) {
            PartitionEnd end = range.to().get(0);
            boolean isAmong = end instanceof PartitionEnd.At at && LiteralOrder.compare(type, at.literal(), last) <= 0;
            boolean goesOn = ranges.stream().anyMatch(other -> contains(type, other, end));
            boolean hasValues = spec.originKind(table, column).listed().isEmpty();
            if (isAmong && !goesOn && hasValues && isAboveFirst(column, type, end)) {
                throw noRoom(column.name(), ((PartitionEnd.At) end).literal());
            }
        }
    }

    private boolean isAboveFirst(ColumnSpec column, ColumnType type, PartitionEnd end) {
        SourceColumn origin = spec.origin(table, column);
        TableSpec owner = spec.table(origin.table());
        return spec.column(owner, origin.column()).value().ends(type, NO_LIMITS, new TableScope(spec, owner)).stream()
                .anyMatch(value -> compare(type, PartitionEnd.of(value), end) < 0);
    }

    private static boolean isKnown(ColumnType type, List<PartitionEnd> ends) {
        return !(ends.get(0) instanceof PartitionEnd.At at) || LiteralOrder.isKnown(type, at.literal());
    }

    /** @param several whether other columns decide where the first one is at the end */
    private static boolean contains(ColumnType type, PartitionBound.OfRange range, String value, boolean several) {
        PartitionEnd at = PartitionEnd.of(value);
        int above = compare(type, at, range.to().get(0));
        return compare(type, range.from().get(0), at) <= 0 && (several ? above <= 0 : above < 0);
    }

    private static boolean contains(ColumnType type, PartitionBound.OfRange range, PartitionEnd end) {
        return compare(type, range.from().get(0), end) <= 0
                && compare(type, end, range.to().get(0)) < 0;
    }

    private static int compare(ColumnType type, PartitionEnd a, PartitionEnd b) {
        if (a instanceof PartitionEnd.At left && b instanceof PartitionEnd.At right) {
            return LiteralOrder.compare(type, left.literal(), right.literal());
        }
        return Integer.compare(rank(a), rank(b));
    }

    private static int rank(PartitionEnd end) {
        return end instanceof PartitionEnd.At ? 0 : end.equals(PartitionEnd.MIN) ? -1 : 1;
    }

    private RuntimeException noRoom(String column, String value) {
        return node.refused("the value " + value + " of column \"" + column
                + "\" can occur, and no partition has room for it; add one, or one with default: true");
    }
}
