package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.testdb.OwnServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with room for few locks, and a load that replaces many tables in one transaction. */
class LockTableIT {
    private static final int TABLES = 150;
    /** Table, row type, array type, TOAST table and its index, primary key, its index, and NOT NULL, which is a constraint since 18. */
    private static final int OBJECTS = 8;

    private static final String OF_PUBLISH = """
            SELECT count(DISTINCT (locktype, relation, classid, objid)) FROM pg_catalog.pg_locks AS l
             WHERE (relation >= 16384 AND mode NOT LIKE 'Row%' OR classid <> 0 AND locktype = 'object')
               AND relation IS DISTINCT FROM 'ballast_journal.loads'::regclass
               AND pid = (SELECT pid FROM pg_catalog.pg_locks WHERE mode = 'AccessExclusiveLock' LIMIT 1)""";

    @TempDir
    private static Path directory;

    @Test
    void refusesBeforeAnyWorkAndLoadsAfterTheSettingIsRaised() throws SQLException {
        TestBundle bundle = new TestBundle(directory);
        for (int i = 0; i < TABLES; i++) {
            bundle.table(table("t" + i), i + ",a\n");
        }
        bundle.finish();
        LoadOptions options = LoadOptions.of(directory).withJobs(1).withMode(LoadMode.REPLACE);
        try (OwnServer server = OwnServer.start(
                Optional.empty(),
                OwnServer.SMALL
                        .with("max_locks_per_transaction", "10")
                        .with("max_connections", "20")
                        .with("max_worker_processes", "4"))) {
            LoadTarget target = new LoadTarget(server.fresh());
            for (int i = 0; i < TABLES; i++) {
                target.execute("CREATE TABLE t" + i + " (id bigint PRIMARY KEY, name text)");
            }

            assertThatThrownBy(() -> target.load(options))
                    .hasMessageStartingWith(
                            "PUBLISH would lock 1,500 objects in one transaction (1,200 that are replaced:")
                    .hasMessageContaining("max_locks_per_transaction is 10, for each of ")
                    .extracting(e -> ((BallastException) e).category())
                    .isEqualTo(ErrorCategory.TARGET_REFUSED);
            assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast%'"))
                    .isEmpty();

            target.execute("ALTER SYSTEM SET max_locks_per_transaction = 64");
            server.stop();
            server.startAgain();
            LoadTarget again = new LoadTarget(target.database());
            List<String> locks = new ArrayList<>();
            again.loader(options, place -> {
                        if (place.equals("publish: before commit")) {
                            locks.addAll(texts(again, OF_PUBLISH));
                        }
                    })
                    .run();

            int counted = TABLES * (OBJECTS + 2);
            assertThat(Integer.parseInt(locks.get(0))).isBetween(counted, counted + 10);
            assertThat(again.texts("SELECT id || name FROM t149")).containsExactly("149a");
        }
    }

    private static List<String> texts(LoadTarget target, String sql) {
        try {
            return target.texts(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TableSchema table(String name) {
        return new TableSchema(
                name,
                null,
                List.of(
                        Column.of("id", ColumnType.of(BaseType.BIGINT), false),
                        Column.of("name", ColumnType.of(BaseType.TEXT), true)),
                List.of("id"),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
