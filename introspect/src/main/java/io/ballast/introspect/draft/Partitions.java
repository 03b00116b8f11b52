package io.ballast.introspect.draft;

import io.ballast.common.schema.Partitioning;
import io.ballast.introspect.facts.PartitionFacts;
import io.ballast.introspect.sql.PartitionBounds;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps how a table is partitioned, as far as a spec can say it. */
final class Partitions {
    private static final String DEFAULT = "DEFAULT";

    private final DraftTable table;
    private final Notes notes;

    private Partitions(DraftTable table, Notes notes) {
        this.table = table;
        this.notes = notes;
    }

    static void keep(DraftTable table, Notes notes) {
        PartitionFacts facts = table.facts.partitions();
        if (facts != null) {
            table.partitioning = new Partitions(table, notes).of(facts);
        }
    }

    private @Nullable Partitioning of(PartitionFacts facts) {
        if (facts.columns().size() != 1
                || !table.columns.containsKey(facts.columns().get(0))) {
            return leaveOut("its key is not one column");
        }
        if (facts.nested()) {
            notes.ofTable(table.name(), "partitions that are partitioned themselves are plain ones here");
        }
        DraftColumn column = table.column(facts.columns().get(0));
        if (!column.type.base().isComparable()) {
            return leaveOut(
                    "PostgreSQL cannot compare " + column.type.base().sqlName() + ", the type of its column here");
        }
        return switch (facts.method()) {
            case "hash" -> hash(column, facts.bounds());
            case "range" -> range(column, facts.bounds());
            default -> leaveOut("it is by " + facts.method());
        };
    }

    private @Nullable Partitioning hash(DraftColumn column, List<String> bounds) {
        Set<Integer> moduli = new HashSet<>();
        bounds.stream().map(PartitionBounds::modulus).flatMap(Optional::stream).forEach(moduli::add);
        if (bounds.isEmpty()) {
            return leaveOut("there is no partition");
        }
        if (moduli.size() != 1 || !moduli.contains(bounds.size())) {
            notes.ofTable(table.name(), "partitions by hash have different moduli there and the same here");
        }
        return new Partitioning.ByHash(column.name(), bounds.size());
    }

    private @Nullable Partitioning range(DraftColumn column, List<String> texts) {
        List<PartitionBounds> ranges = texts.stream()
                .map(PartitionBounds::range)
                .flatMap(Optional::stream)
                .toList();
        boolean hasDefault = texts.contains(DEFAULT);
        TreeSet<String> ends = new TreeSet<>((a, b) -> LiteralOrder.compare(column.type, a, b));
        try {
            for (PartitionBounds range : ranges) {
                add(ends, column, range.from());
                add(ends, column, range.to());
            }
        } catch (IllegalArgumentException e) {
            return leaveOut("its bounds have a form that no spec can list");
        }
        boolean openBelow = hasDefault || ranges.stream().anyMatch(range -> range.from() == null);
        boolean openAbove = hasDefault || ranges.stream().anyMatch(range -> range.to() == null);
        // n bounds make n + 1 partitions, the outer ones open: closed ones there lose their outer ends.
        if (!openBelow && !ends.isEmpty()) {
            ends.pollFirst();
        }
        if (!openAbove && !ends.isEmpty()) {
            ends.pollLast();
        }
        if (ends.isEmpty()) {
            return leaveOut("there are no two ranges");
        }
        if (!openBelow || !openAbove || ends.size() + 1 != texts.size()) {
            notes.ofTable(
                    table.name(),
                    "partitions: " + texts.size() + " there, " + (ends.size() + 1)
                            + " here, without gaps, the first and the last one open");
        }
        if (column.nullable) {
            if (column.facts.statistics().nullShare() > 0) {
                return leaveOut("its column can be null");
            }
            column.nullable = false;
            notes.ofColumn(table.name(), column.name(), "not null here: no range has room for null");
        }
        return new Partitioning.ByRange(column.name(), List.copyOf(ends));
    }

    private static void add(Set<String> ends, DraftColumn column, @Nullable String end) {
        if (end != null) {
            String canonical = Literals.canonical(column.type, end);
            if (!LiteralOrder.isKnown(column.type, canonical)) {
                throw new IllegalArgumentException(canonical);
            }
            ends.add(Objects.requireNonNull(canonical));
        }
    }

    private @Nullable Partitioning leaveOut(String reason) {
        notes.ofTable(table.name(), "one table here, partitioned there: " + reason);
        return null;
    }
}
