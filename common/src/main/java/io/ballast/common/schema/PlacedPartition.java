package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A partition in its place.
 *
 * @param parent name of the table or partition that it is part of
 */
public record PlacedPartition(String parent, Partition partition) {
    public String name() {
        return partition.name();
    }

    /** Whether it holds rows itself. */
    public boolean isLeaf() {
        return partition.nested() == null;
    }

    /** All partitions of a table, each behind the one that it is part of; none for a table in one piece. */
    public static List<PlacedPartition> of(TableSchema table) {
        return table.partitioning() == null ? List.of() : all(table.name(), table.partitioning());
    }

    static List<PlacedPartition> all(String parent, Partitioning partitioning) {
        List<PlacedPartition> all = new ArrayList<>();
        for (Partition part : partitioning.parts(parent)) {
            all.add(new PlacedPartition(parent, part));
            if (part.nested() != null) {
                all.addAll(all(part.name(), part.nested()));
            }
        }
        return all;
    }
}
