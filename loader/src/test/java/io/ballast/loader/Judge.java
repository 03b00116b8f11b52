package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardStream;
import io.ballast.common.schema.SqlText;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Judges a finished load: the rows against the CSV as the server itself reads it, constraints, journal, and what is left over. */
public final class Judge {
    private final Path directory;
    private final Bundle bundle;

    public Judge(Path directory, Bundle bundle) {
        this.directory = directory;
        this.bundle = bundle;
    }

    /** Everything at once: the load is complete, and complete once. */
    public void acceptsIn(Connection connection, String schema) throws SQLException {
        for (BundleTable table : bundle.tables()) {
            assertThat(differences(connection, schema, table))
                    .as("rows of " + table.name())
                    .isZero();
        }
        assertThat(texts(connection, "SELECT conname FROM pg_constraint WHERE NOT convalidated"))
                .as("constraints that are not valid")
                .isEmpty();
        assertThat(texts(connection, "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"))
                .as("indexes that are not valid")
                .isEmpty();
        assertThat(texts(connection, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast\\_staging%'"))
                .as("staging schemas left over")
                .isEmpty();
        assertThat(texts(
                        connection,
                        "SELECT relname FROM pg_class WHERE reloptions IS NOT NULL AND relkind = 'r'"
                                + " AND relnamespace = " + SqlText.literal(SqlText.name(schema)) + "::regnamespace"))
                .as("tables with storage options left over")
                .isEmpty();
        assertThat(journal(connection)).as("journal").containsExactlyInAnyOrderElementsOf(shards());
        noSessionsLeft(connection);
    }

    /** Sessions of loaders, waited for a moment since the server needs one to notice that its client is gone. */
    public static void noSessionsLeft(Connection connection) throws SQLException {
        List<String> left = List.of();
        for (int i = 0; i < 50; i++) {
            left = texts(
                    connection,
                    "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND application_name LIKE 'ballast%'");
            if (left.isEmpty()) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(left).as("sessions left over").isEmpty();
    }

    private List<String> shards() {
        List<String> paths = new ArrayList<>();
        bundle.tables().forEach(table -> table.shards().forEach(shard -> paths.add(shard.path())));
        return paths;
    }

    private static List<String> journal(Connection connection) throws SQLException {
        return texts(connection, """
                SELECT shard_path FROM ballast_journal.shards JOIN ballast_journal.loads USING (load_id)
                 WHERE load_id = (SELECT load_id FROM ballast_journal.loads WHERE state = 'published'
                                   ORDER BY changed_at DESC LIMIT 1)""");
    }

    private long differences(Connection connection, String schema, BundleTable table) throws SQLException {
        String loaded = SqlText.name(schema, table.name());
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS pg_temp.expected");
            statement.execute("CREATE TEMPORARY TABLE expected (LIKE " + loaded + ")");
            for (Shard shard : table.shards()) {
                try (ShardStream csv = ShardStream.open(ShardInput.of(directory), bundle, shard)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY pg_temp.expected FROM STDIN (FORMAT csv)", csv);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT count(*) FROM ((TABLE pg_temp.expected EXCEPT ALL TABLE " + loaded
                            + ") UNION ALL (TABLE " + loaded + " EXCEPT ALL TABLE pg_temp.expected)) AS difference")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
