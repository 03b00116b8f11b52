package io.ballast.spec.check;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.Partition;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.TableSchema;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;

/** Checks that PostgreSQL can partition a table as the spec says. */
final class PartitionChecks {
    private PartitionChecks() {}

    static void check(ResolvedSpec spec, TableSpec table) {
        Partitioning partitioning = table.schema().partitioning();
        if (partitioning != null) {
            check(spec.node(table).require("partition"), table.schema(), partitioning);
        }
    }

    private static void check(SpecNode node, TableSchema table, Partitioning partitioning) {
        for (String name : partitioning.columns()) {
            Column column = table.columns().get(table.columnIndex(name));
            if (!column.type().base().isComparable()) {
                throw node.refused("a table cannot be partitioned by a column of type "
                        + column.type().base().sqlName());
            }
            if (partitioning instanceof Partitioning.ByRange && column.nullable()) {
                throw node.refused("column \"" + name + "\" can be null, and no range has room for null");
            }
        }
        if (partitioning instanceof Partitioning.ByParts parts) {
            checkRemainders(node, parts);
            for (Partition part : parts.parts()) {
                if (part.nested() != null) {
                    check(node, table, part.nested());
                }
            }
        }
    }

    /** Each modulus divides the greatest, and for each remainder of that there is one partition (manual, CREATE TABLE). */
    private static void checkRemainders(SpecNode node, Partitioning.ByParts partitioning) {
        if (partitioning.method() != Partitioning.Method.HASH) {
            return;
        }
        long greatest = partitioning.parts().stream()
                .mapToLong(part -> ((PartitionBound.OfHash) part.bound()).modulus())
                .max()
                .orElseThrow();
        long remainders = 0;
        for (Partition part : partitioning.parts()) {
            int modulus = ((PartitionBound.OfHash) part.bound()).modulus();
            if (greatest % modulus != 0) {
                throw node.refused("the modulus " + modulus + " of partition \"" + part.name() + "\" does not divide "
                        + greatest + ", that of another one");
            }
            remainders += greatest / modulus;
        }
        if (remainders != greatest) {
            throw node.refused("the partitions have room for " + remainders + " of " + greatest
                    + " remainders of the hash; each needs one partition");
        }
    }
}
