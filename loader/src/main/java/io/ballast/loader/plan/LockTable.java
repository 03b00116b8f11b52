package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UserTypes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a load whose one transaction of PUBLISH locks more objects than the server's lock table has room for, which would
 * end all of it at its very end. Every lock is kept until the commit; dropping a table locks all that goes with it.
 */
final class LockTable {
    private static final String LOCKS = "max_locks_per_transaction";

    /** What may hold locks; the server keeps room for each of them. Workers of autovacuum come on top. */
    private static final List<String> HOLDERS =
            List.of("max_connections", "max_prepared_transactions", "max_worker_processes", "max_wal_senders");

    private final Manifest manifest;
    private final LoadOptions options;
    private final TargetFacts facts;

    LockTable(Manifest manifest, LoadOptions options, TargetFacts facts) {
        this.manifest = manifest;
        this.options = options;
        this.facts = facts;
    }

    /** @throws BallastException (TARGET_REFUSED) with what was found, and the value that is needed */
    void check() {
        @Nullable String each = facts.server().setting(LOCKS);
        long holders = holders(facts.server());
        if (each == null || holders == 0 || options.mode().keepsTables()) {
            return;
        }
        long old = manifest.tables().stream()
                .map(table -> facts.schema().existing().get(table.name()))
                .filter(Objects::nonNull)
                .mapToLong(ExistingTable::objects)
                .sum();
        long needed = old + newObjects(manifest);
        long room = Long.parseLong(each) * holders;
        if (needed > room) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    String.format(
                            Locale.ROOT,
                            "PUBLISH would lock %,d objects in one transaction (%,d that are replaced: tables, partitions,"
                                    + " indexes, keys, types, TOAST tables and sequences; %,d new ones), and the server's"
                                    + " lock table has room for %,d: %s is %s, for each of %,d processes and prepared"
                                    + " transactions. Set %s to %d or more and restart the server.",
                            needed,
                            old,
                            needed - old,
                            room,
                            LOCKS,
                            each,
                            holders,
                            LOCKS,
                            (needed + holders - 1) / holders));
        }
    }

    private static long holders(ServerFacts server) {
        String autovacuumSetting =
                server.knows("autovacuum_worker_slots") ? "autovacuum_worker_slots" : "autovacuum_max_workers";
        return number(server, autovacuumSetting)
                + HOLDERS.stream().mapToLong(name -> number(server, name)).sum();
    }

    private static long number(ServerFacts server, String setting) {
        @Nullable String value = server.setting(setting);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** Moving a table locks it, its partitions, and the TOAST tables of those that hold rows; not its indexes. A type is an object too. */
    static long newObjects(Manifest manifest) {
        List<TableSchema> tables =
                manifest.tables().stream().map(SourceTable::schema).toList();
        return UserTypes.declared(tables).size()
                + manifest.views().stream()
                        .mapToLong(view -> 1 + view.indexNames().size())
                        .sum()
                + tables.stream()
                        .mapToLong(table -> StagingSql.allTables(table).size() + toastTables(table))
                        .sum();
    }

    private static long toastTables(TableSchema table) {
        boolean toasted = table.columns().stream().map(Column::type).anyMatch(ColumnType::mayBeLong);
        return toasted ? StagingSql.storedTables(table).size() : 0;
    }
}
