package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.introspect.facts.PartitionFacts;
import io.ballast.introspect.sql.PartitionBounds;
import io.ballast.spec.literal.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads bounds of partitions with their values in the form that a spec has. */
final class PartitionBoundsFit {
    private PartitionBoundsFit() {}

    /** Those of all parts in their order; empty where one has a form that no spec has. */
    static Optional<List<PartitionBound>> of(DraftTable table, PartitionFacts facts) {
        if (!Selection.hasAll(table, facts.columns())) {
            return Optional.empty();
        }
        List<ColumnType> types =
                facts.columns().stream().map(name -> table.column(name).type).toList();
        List<PartitionBound> bounds = new ArrayList<>();
        try {
            for (PartitionFacts.Part part : facts.parts()) {
                Optional<PartitionBound> bound = PartitionBounds.parse(part.bound());
                if (bound.isEmpty()) {
                    return Optional.empty();
                }
                bounds.add(canonical(bound.get(), types));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(bounds);
    }

    private static PartitionBound canonical(PartitionBound bound, List<ColumnType> types) {
        if (bound instanceof PartitionBound.OfList list) {
            List<String> values = list.values().stream()
                    .map(value -> Literals.canonical(types.get(0), value))
                    .distinct()
                    .toList();
            return new PartitionBound.OfList(values, list.nulls());
        }
        return bound instanceof PartitionBound.OfRange range
                ? new PartitionBound.OfRange(canonical(range.from(), types), canonical(range.to(), types))
                : bound;
    }

    private static List<PartitionEnd> canonical(List<PartitionEnd> ends, List<ColumnType> types) {
        if (ends.size() != types.size()) {
            throw new IllegalArgumentException("an end for each column");
        }
        List<PartitionEnd> all = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            PartitionEnd end = ends.get(i);
            all.add(
                    end instanceof PartitionEnd.At at
                            ? PartitionEnd.of(Literals.canonical(types.get(i), at.literal()))
                            : end);
        }
        return all;
    }
}
