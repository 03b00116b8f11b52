package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.PlacedPartition;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of how a table of a bundle is partitioned. */
final class PartitionRules {
    private final String file;
    private final String place;
    private final String remedy;
    private final TableSchema table;

    private PartitionRules(String file, String place, String remedy, TableSchema table) {
        this.file = file;
        this.place = place;
        this.remedy = remedy;
        this.table = table;
    }

    /** @param table one that is partitioned */
    static void check(String file, String place, String remedy, TableSchema table) {
        PartitionRules rules = new PartitionRules(file, place, remedy, table);
        Partitioning partitioning = table.partitioning();
        if (partitioning != null) {
            rules.checkColumns(partitioning);
            partitioning.keyColumns().forEach(rules::checkKeys);
            PlacedPartition.of(table).forEach(rules::checkPartition);
        }
    }

    private void checkColumns(Partitioning partitioning) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        Set<String> seen = new HashSet<>();
        for (String column : partitioning.columns()) {
            if (!names.contains(column)) {
                throw refuse(JsonPlace.quoted(column), "the name of a column of " + JsonPlace.quoted(table.name()));
            }
            if (!seen.add(column)) {
                throw refuse(JsonPlace.quoted(column) + " twice", "each column once");
            }
        }
        if (partitioning.method() == Partitioning.Method.LIST && seen.size() != 1) {
            throw refuse(seen.size() + " columns", "one: a list has the values of one column");
        }
    }

    /** PostgreSQL keeps keys unique per partition, so each must hold the columns that part the table (manual, 5.12.2.3). */
    private void checkKeys(String column) {
        if (!table.primaryKey().isEmpty() && !table.primaryKey().contains(column)) {
            throw refuse("the column " + JsonPlace.quoted(column), "a column of the primary key");
        }
        for (UniqueKey key : table.uniqueKeys()) {
            if (!key.columns().contains(column)) {
                throw refuse("the column " + JsonPlace.quoted(column), "a column of each unique key");
            }
        }
    }

    private void checkPartition(PlacedPartition placed) {
        TableRules.checkName(file, place, remedy, placed.name());
        if (placed.partition().bound() instanceof PartitionBound.OfList list) {
            list.values().forEach(this::checkText);
        } else if (placed.partition().bound() instanceof PartitionBound.OfRange range) {
            range.from().forEach(this::checkText);
            range.to().forEach(this::checkText);
        }
        if (placed.partition().nested() != null) {
            checkColumns(placed.partition().nested());
        }
    }

    private void checkText(PartitionEnd end) {
        if (end instanceof PartitionEnd.At at) {
            checkText(at.literal());
        }
    }

    private void checkText(String literal) {
        TableRules.checkText(file, place + ".bounds", remedy, literal);
    }

    private BallastException refuse(String found, String expected) {
        return JsonPlace.refuse(file, place, found, expected, remedy, null);
    }
}
