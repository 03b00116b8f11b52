package io.ballast.loader.plan;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses a target whose tables, or names, do not go with the mode of the load. */
final class TableChecks {
    private final Bundle bundle;
    private final LoadOptions options;
    private final TargetFacts facts;

    TableChecks(Bundle bundle, LoadOptions options, TargetFacts facts) {
        this.bundle = bundle;
        this.options = options;
        this.facts = facts;
    }

    void check() {
        for (BundleTable table : bundle.tables()) {
            switch (options.mode()) {
                case CREATE -> checkCreate(table);
                case REPLACE -> checkReplace(table);
                case APPEND -> checkAppend(table);
            }
        }
        if (options.mode() != LoadMode.APPEND) {
            checkNames();
        }
    }

    private void checkCreate(BundleTable table) {
        @Nullable TakenName taken = facts.takenNames().get(table.name());
        if (taken != null) {
            throw refused("Schema \"" + options.schema() + "\" already has a " + taken.kind() + " \"" + table.name()
                    + "\". Use --mode replace to swap it for the new one, --mode append to add rows to it, or --schema to"
                    + " load elsewhere.");
        }
    }

    private void checkReplace(BundleTable table) {
        @Nullable TakenName taken = facts.takenNames().get(table.name());
        @Nullable ExistingTable existing = facts.existing().get(table.name());
        if (taken != null && existing == null) {
            throw refused("\"" + table.name() + "\" in schema \"" + options.schema() + "\" is a " + taken.kind()
                    + ", and only tables can be replaced. Rename it, or load elsewhere with --schema.");
        }
        if (existing == null) {
            return;
        }
        if (!existing.mayDrop()) {
            throw refused("Role \"" + facts.server().role() + "\" does not own table \"" + table.name()
                    + "\" in schema \"" + options.schema()
                    + "\" and so cannot replace it. Load as its owner, or elsewhere with --schema.");
        }
        if (!existing.dependents().isEmpty()) {
            throw refused("Replacing table \"" + table.name() + "\" in schema \"" + options.schema() + "\" would lose "
                    + String.join(", ", existing.dependents())
                    + ". Drop these first and make them again afterwards, or load elsewhere with --schema.");
        }
    }

    private void checkAppend(BundleTable table) {
        @Nullable ExistingTable existing = facts.existing().get(table.name());
        if (existing == null) {
            throw refused("--mode append: schema \"" + options.schema() + "\" has no table \"" + table.name()
                    + "\" to add rows to. Use --mode create to make the tables.");
        }
        if (!existing.mayWrite()) {
            throw refused("Role \"" + facts.server().role() + "\" may not insert into table \"" + table.name()
                    + "\" in schema \"" + options.schema() + "\". Let its owner grant INSERT and SELECT on it.");
        }
        for (Column column : table.schema().columns()) {
            checkColumn(table, existing, column);
        }
        Set<String> given = table.schema().columns().stream().map(Column::name).collect(Collectors.toSet());
        for (String needed : existing.mustBeGiven()) {
            if (!given.contains(needed)) {
                throw drifted(
                        table,
                        "it needs a value for column \"" + needed + "\", which the "
                                + options.source().kind() + " does not have");
            }
        }
    }

    private void checkColumn(BundleTable table, ExistingTable existing, Column column) {
        @Nullable String type = existing.columns().get(column.name());
        if (type == null) {
            throw drifted(table, "it has no column \"" + column.name() + "\"");
        }
        String expected = column.type().sql();
        boolean same = ColumnType.parse(type).map(ColumnType::sql).orElse(type).equals(expected);
        if (!same) {
            throw drifted(
                    table,
                    "its column \"" + column.name() + "\" is " + type + ", the "
                            + options.source().kind() + "'s is " + expected);
        }
    }

    /** Indexes and partitions bring names of their own, which must be free as well, and differ from each other. */
    private void checkNames() {
        Map<String, String> wanted = new HashMap<>();
        for (BundleTable table : bundle.tables()) {
            for (String name : names(table.schema())) {
                @Nullable String other = wanted.put(name, table.name());
                if (other != null) {
                    throw new BallastException(
                            ErrorCategory.INPUT_REFUSED,
                            "Tables \"" + other + "\" and \"" + table.name()
                                    + "\" of the " + options.source().kind() + " both make something named \""
                                    + name
                                    + "\", and a schema holds a name once. Rename a table or column in the dataset "
                                    + "spec and generate again.");
                }
                checkFree(table, name);
            }
        }
    }

    private void checkFree(BundleTable table, String name) {
        @Nullable TakenName taken = facts.takenNames().get(name);
        boolean goesAway = options.mode() == LoadMode.REPLACE
                && taken != null
                && (facts.existing().containsKey(name)
                        || (taken.ofTable() != null
                                && bundle.tables().stream()
                                        .anyMatch(t -> t.name().equals(taken.ofTable()))));
        if (taken != null && !goesAway) {
            throw refused("Table \"" + table.name() + "\" needs the name \"" + name + "\", which a " + taken.kind()
                    + " in schema \"" + options.schema() + "\" has. Rename that, or load elsewhere with --schema.");
        }
    }

    private List<String> names(TableSchema table) {
        List<String> names = new ArrayList<>(StagingSql.allTables(table));
        if (options.constraints()) {
            if (!table.primaryKey().isEmpty()) {
                names.add(ObjectNames.primaryKey(table));
            }
            for (UniqueKey key : table.uniqueKeys()) {
                names.add(ObjectNames.uniqueKey(table, key));
            }
            for (Index index : table.indexes()) {
                names.add(ObjectNames.index(table, index));
            }
        }
        return names;
    }

    private BallastException drifted(BundleTable table, String difference) {
        return refused("Table \"" + table.name() + "\" in schema \"" + options.schema() + "\" does not fit the "
                + options.source().kind() + ": " + difference + ". Alter the table, or load elsewhere with --schema.");
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.TARGET_REFUSED, message);
    }
}
