package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.Hint;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.View;
import java.util.List;

/** Refuses a server that does not know yet what tables, keys, constraints and views of the source are. */
final class VersionChecks {
    private static final int NULLS_NOT_DISTINCT = 15;
    private static final int SET_NULL_COLUMNS = 15;
    private static final int NOT_ENFORCED = 18;
    private static final int PERIODS = 18;
    private static final int VIRTUAL = 18;
    private static final int NOT_VALID_ON_PARTITIONED = 18;

    private final ServerFacts server;
    private final Misfits misfits;

    private VersionChecks(ServerFacts server, Misfits misfits) {
        this.server = server;
        this.misfits = misfits;
    }

    /** @param constraints whether keys, indexes, constraints and views are made */
    static void check(Manifest manifest, ServerFacts server, boolean constraints, Misfits misfits) {
        VersionChecks checks = new VersionChecks(server, misfits);
        for (SourceTable table : manifest.tables()) {
            checks.checkTable(table.schema());
            if (constraints) {
                checks.checkConstraints(table.schema());
            }
        }
        for (View view : constraints ? manifest.views() : List.<View>of()) {
            view.traits().options().forEach((name, value) -> checks.checkOption("View", view.name(), name, value));
        }
    }

    private void checkTable(TableSchema table) {
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof ColumnDefault.Call call) {
                need(call.function().since(), call.function().sql(), "Default of column", column.name(), table);
            }
        }
        table.traits().generated().stream()
                .filter(column -> !column.stored())
                .forEach(column -> need(VIRTUAL, "VIRTUAL", "Column", column.name(), table));
        table.traits().settings().storage().forEach((name, value) -> checkOption("Table", table.name(), name, value));
    }

    private void checkConstraints(TableSchema table) {
        if (table.constraints().primaryKey().withoutOverlaps()) {
            need(PERIODS, "WITHOUT OVERLAPS", "Key", ObjectNames.primaryKey(table), table);
        }
        table.uniqueKeys().stream()
                .filter(key -> key.traits().withoutOverlaps())
                .forEach(key -> need(PERIODS, "WITHOUT OVERLAPS", "Key", ObjectNames.uniqueKey(table, key), table));
        table.uniqueKeys().stream()
                .filter(key -> key.traits().nullsNotDistinct())
                .forEach(key -> need(
                        NULLS_NOT_DISTINCT, "NULLS NOT DISTINCT", "Key", ObjectNames.uniqueKey(table, key), table));
        table.indexes().stream()
                .filter(index -> index.traits().nullsNotDistinct())
                .forEach(index -> need(
                        NULLS_NOT_DISTINCT, "NULLS NOT DISTINCT", "Index", ObjectNames.index(table, index), table));
        table.constraints().sqlChecks().stream()
                .filter(check -> !check.enforced())
                .forEach(check -> need(NOT_ENFORCED, "NOT ENFORCED", "Check", ObjectNames.check(table, check), table));
        table.foreignKeys().forEach(key -> check(table, key));
    }

    private void checkOption(String kind, String owner, String name, String value) {
        int since = StorageParameters.since(name, value);
        if (server.version() / 10_000 < since) {
            misfits.add(
                    kind + " \"" + owner + "\" has the option " + name + " = " + value + ", which PostgreSQL " + since
                            + " and newer know; the server is " + server.versionText(),
                    Hint.act("load into a newer server").or(Hint.act("take it out of the dataset spec")));
        }
    }

    private void check(TableSchema table, ForeignKey key) {
        String name = ObjectNames.foreignKey(table, key);
        if (!key.traits().setColumns().isEmpty()) {
            need(SET_NULL_COLUMNS, key.onDelete().sql() + " (columns)", "Foreign key", name, table);
        }
        if (!key.traits().valid() && table.partitioning() != null) {
            need(NOT_VALID_ON_PARTITIONED, "NOT VALID of a partitioned table", "Foreign key", name, table);
        }
        if (key.traits().period()) {
            need(PERIODS, "PERIOD", "Foreign key", name, table);
        }
        if (!key.traits().enforced()) {
            need(NOT_ENFORCED, "NOT ENFORCED", "Foreign key", name, table);
        }
    }

    private void need(int version, String what, String kind, String name, TableSchema table) {
        if (server.version() / 10_000 < version) {
            misfits.add(
                    kind + " \"" + name + "\" of table \"" + table.name() + "\" is " + what + ", which PostgreSQL "
                            + version + " and newer know; the server is " + server.versionText(),
                    Hint.act("load into a newer server").or(Hint.act("take it out of the dataset spec")));
        }
    }
}
