package io.ballast.loader.verify;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Subject;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Inspection;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Lets the server judge the first rows of tables before anything is written: they go into a temporary table with the checks, types and
 * NOT NULLs of the table that is there, in a transaction that is rolled back. Neither keys nor triggers are there.
 */
public final class TriedRows {
    /** Rows of a table that are tried. */
    public static final int ROWS = 500;

    private static final int MAX_BYTES = 1 << 22;
    private static final int MAX_CHECKS = 20;
    private static final String TEMPORARY = "ballast_tried_rows";
    private static final String CHECK_VIOLATION = "23514";

    private static final Sql SEARCH_PATH = new Sql("SELECT pg_catalog.current_setting('search_path')");
    private static final Sql SET_SEARCH_PATH = new Sql("SELECT pg_catalog.set_config('search_path', ?, true)");

    /** Columns that get no value here and have no other one than null, as they have no default in the temporary table. */
    private static final Sql LEFT_OUT = new Sql("""
            SELECT attname FROM pg_catalog.pg_attribute
             WHERE attrelid = 'pg_temp.ballast_tried_rows'::pg_catalog.regclass AND attnum > 0 AND NOT attisdropped
               AND attnotnull AND attidentity = '' AND attgenerated = '' AND attname <> ALL (?)""");

    /** Whether triggers change rows before they are checked. */
    private static final Sql CHANGED = new Sql("""
            SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_trigger
                            WHERE tgrelid = CAST(? AS pg_catalog.regclass) AND NOT tgisinternal AND tgtype & 6 = 6)""");

    private final Connection connection;
    private final ShardSource source;
    private final Manifest manifest;
    private final TargetSchemas schemas;
    private final List<Finding> findings = new ArrayList<>();

    private TriedRows(Connection connection, ShardSource source, TargetSchemas schemas) {
        this.connection = connection;
        this.source = source;
        this.manifest = source.read();
        this.schemas = schemas;
    }

    /**
     * Tries the first rows of some tables.
     *
     * @param tables names as the source has them
     * @return the tables whose rows were tried: not those for which the role may make no temporary table
     * @throws BallastException where rows break a check, with each check and a row
     */
    public static List<String> run(
            Connections connections, ShardSource source, TargetSchemas schemas, Set<String> tables) {
        if (tables.isEmpty()) {
            return List.of();
        }
        try (Connection connection = connections.openWorker("ballast fill")) {
            TriedRows rows = new TriedRows(connection, source, schemas);
            List<String> tried = new ArrayList<>();
            for (SourceTable table : rows.manifest.tables()) {
                if (tables.contains(table.name()) && !table.shards().isEmpty() && rows.canTry(table)) {
                    tried.add(table.name());
                }
            }
            if (!rows.findings.isEmpty()) {
                throw new BallastException(ErrorCategory.TARGET_REFUSED, rows.findings, null);
            }
            return tried;
        } catch (SQLException e) {
            throw ServerError.during("trying some rows", connections.settings(), e);
        }
    }

    private boolean canTry(SourceTable table) throws SQLException {
        byte[] rows = firstRows(table);
        connection.setAutoCommit(false);
        try {
            String path = SEARCH_PATH.one(connection, row -> row.getString(1));
            Inspection.settle(connection, SessionSettings.OF_INSPECTION);
            // Functions of checks may need it.
            SET_SEARCH_PATH.run(connection, path);
            if (!makeTemporary(table)) {
                return false;
            }
            tryAll(table, rows);
            return true;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Whether there is one now: the role may have no right to, a standby makes none, and triggers make other rows of these. */
    private boolean makeTemporary(SourceTable table) throws SQLException {
        if (CHANGED.one(connection, row -> row.getBoolean(1), schemas.sql(table.name()))) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE " + TEMPORARY + " (LIKE " + schemas.sql(table.name())
                    + " INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING IDENTITY)");
            for (String column : LEFT_OUT.rows(connection, row -> row.getString(1), columns(table))) {
                statement.execute("ALTER TABLE pg_temp." + TEMPORARY + " ALTER COLUMN " + SqlText.name(column)
                        + " DROP NOT NULL");
            }
            return true;
        } catch (SQLException e) {
            if (ServerError.isConnectionLost(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Until all checks hold: each that does not is noted and taken away. */
    private void tryAll(SourceTable table, byte[] rows) throws SQLException {
        for (int i = 0; i < MAX_CHECKS; i++) {
            Savepoint before = connection.setSavepoint();
            try {
                copy(table, rows);
                return;
            } catch (SQLException e) {
                if (ServerError.isConnectionLost(e) || !ServerError.mayBeOfAValue(e)) {
                    throw e;
                }
                connection.rollback(before);
                findings.add(finding(table, e));
                Optional<String> check = check(e);
                if (check.isEmpty()) {
                    return;
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute(
                            "ALTER TABLE pg_temp." + TEMPORARY + " DROP CONSTRAINT " + SqlText.name(check.get()));
                }
            }
        }
    }

    private void copy(SourceTable table, byte[] rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY pg_temp." + TEMPORARY + " (" + SqlText.names(columns(table))
                                    + ") FROM STDIN WITH (FORMAT csv)",
                            new ByteArrayInputStream(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(SourceTable table) {
        return table.schema().columns().stream().map(Column::name).toList();
    }

    private static Finding finding(SourceTable table, SQLException e) {
        String what = check(e).map(check -> "a row breaks check \"" + check + "\"" + detail(e))
                .orElseGet(() -> "the server refuses a row: " + ServerError.text(e));
        return new Finding(
                new Subject.Table(table.name()),
                what,
                Hint.act("leave out the table").or(Hint.act("give these columns other values by a spec of your own")));
    }

    /** The row, in the words of the server. */
    private static String detail(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException error ? error.getServerErrorMessage() : null;
        String detail = message == null ? null : message.getDetail();
        return detail == null ? "" : ": " + detail.replaceFirst("\\.$", "");
    }

    /** The check of the table that was broken; empty where it is one of a type, or something else. */
    private static Optional<String> check(SQLException e) {
        return e instanceof PSQLException error
                        && CHECK_VIOLATION.equals(e.getSQLState())
                        && error.getServerErrorMessage() != null
                        && error.getServerErrorMessage().getDatatype() == null
                ? Optional.ofNullable(error.getServerErrorMessage().getConstraint())
                : Optional.empty();
    }

    /** As many whole records as are tried. */
    private byte[] firstRows(SourceTable table) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        Cut cut = new Cut();
        try (ShardReader reader = source.open(manifest, table, table.shards().get(0), ShardCheck.CHECKSUM)) {
            int count = reader.read(chunk, 0, chunk.length);
            while (count >= 0 && cut.rows < ROWS && rows.size() < MAX_BYTES) {
                cut.pass(chunk, count, rows.size());
                rows.write(chunk, 0, count);
                count = reader.read(chunk, 0, chunk.length);
            }
        }
        return Arrays.copyOf(rows.toByteArray(), cut.end);
    }

    /** Where records end: at line ends outside quotes. */
    private static final class Cut {
        private boolean quoted;
        private int rows;
        private int end;

        void pass(byte[] csv, int length, int before) {
            for (int i = 0; i < length && rows < ROWS; i++) {
                quoted ^= csv[i] == '"';
                if (csv[i] == '\n' && !quoted) {
                    rows++;
                    end = before + i + 1;
                }
            }
        }
    }
}
