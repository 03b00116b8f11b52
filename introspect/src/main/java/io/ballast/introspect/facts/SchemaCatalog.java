package io.ballast.introspect.facts;

import io.ballast.common.schema.Inheritance;
import io.ballast.introspect.facts.ColumnCatalog.CatalogColumn;
import io.ballast.introspect.facts.ConstraintCatalog.Constraints;
import io.ballast.introspect.facts.Relations.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the catalog says of the tables of a schema. Each question is asked once for all tables: for one after the other, each
 * answer would have the server look through what it has of all of them.
 */
record SchemaCatalog(
        Map<Long, List<CatalogColumn>> allColumns,
        Map<Long, Constraints> allConstraints,
        Map<Long, List<LiveIndex>> allIndexes,
        Map<Long, List<PartitionFacts>> allPartitions,
        Map<Long, List<LiveExclusion>> allExclusions,
        List<LiveView> views,
        TraitCatalog allTraits,
        Remarks remarks) {
    static SchemaCatalog read(Connection connection, String schema) throws SQLException {
        SqlCatalog sql = SqlCatalog.read(connection, schema);
        Map<Long, List<LiveIndex>> indexes = IndexCatalog.indexes(connection, schema, sql);
        return new SchemaCatalog(
                ColumnCatalog.of(connection, schema, sql),
                ConstraintCatalog.of(connection, schema, sql),
                indexes,
                PartitionCatalog.of(connection, schema),
                IndexCatalog.exclusions(connection, schema, sql),
                ViewCatalog.of(connection, schema, sql, indexes),
                TraitCatalog.of(connection, schema, sql.generations()),
                Remarks.of(connection, schema));
    }

    /** What a table has besides rows, columns and keys. */
    LiveTableTraits tableTraits(Relation table) {
        return new LiveTableTraits(
                table.comment(),
                allTraits.unlogged().contains(table.oid()),
                allTraits.settings().ofTable(table.oid()),
                allTraits.inheritance().getOrDefault(table.oid(), Inheritance.NONE),
                others(table));
    }

    List<CatalogColumn> columns(Relation table) {
        return allColumns.getOrDefault(table.oid(), List.of());
    }

    Constraints constraints(Relation table) {
        return allConstraints.getOrDefault(table.oid(), Constraints.none());
    }

    List<LiveIndex> indexes(Relation table) {
        return allIndexes.getOrDefault(table.oid(), List.of());
    }

    List<LiveExclusion> exclusions(Relation table) {
        return allExclusions.getOrDefault(table.oid(), List.of());
    }

    /** Null for a table that is not partitioned. */
    @Nullable
    PartitionFacts partitions(Relation table) {
        return allPartitions.containsKey(table.oid())
                ? allPartitions.get(table.oid()).get(0)
                : null;
    }

    /** What no spec can say of the table, in words. */
    private List<String> others(Relation table) {
        List<String> others = new ArrayList<>(remarks.ofTable(table.oid()));
        others.addAll(allTraits.settings().othersOf(table.oid()));
        if (table.hidesRows()) {
            others.add("rows that row security hides from this user");
        }
        return others;
    }

    /** What few columns have. */
    LiveTraits traits(Relation table, CatalogColumn column) {
        return allTraits.of(table.oid(), column.name(), remarks.ofColumn(table.oid(), column.name()));
    }
}
