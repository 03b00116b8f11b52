package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.loader.copy.TableTypes;
import io.ballast.testdb.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Loads the same rows as CSV and as binary into PostgreSQL, and shows what the server then holds, to the last bit. */
public final class WireTrial implements AutoCloseable {
    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection;

    WireTrial() throws SQLException {
        connection = database.open();
        execute("SET DateStyle = 'ISO, YMD'");
        execute("SET IntervalStyle = 'postgres'");
        execute("SET TimeZone = 'UTC'");
    }

    /** A table with the type under test in the middle of the row. */
    public static List<Column> columns(ColumnType type) {
        return List.of(
                Column.of("n", ColumnType.of(BaseType.INTEGER), false),
                Column.of("value", type, true),
                Column.of("tail", ColumnType.of(BaseType.TEXT), true));
    }

    /** One row for each value; null is NULL. */
    public static String csv(List<String> values) {
        StringBuilder csv = new StringBuilder();
        for (int n = 0; n < values.size(); n++) {
            csv.append(n)
                    .append(',')
                    .append(field(values.get(n)))
                    .append(",tail")
                    .append(n)
                    .append('\n');
        }
        return csv.toString();
    }

    private static String field(String value) {
        if (value == null) {
            return "";
        }
        boolean quotes = value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quotes ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }

    /** The table's rows in binary after a CSV COPY; empty when the server refused. */
    Optional<byte[]> throughCsv(ColumnType type, String csv) throws SQLException, IOException {
        makeTable(type);
        try {
            copyManager().copyIn("COPY trial FROM STDIN (FORMAT csv)", bytes(csv));
        } catch (SQLException refused) {
            return Optional.empty();
        }
        return Optional.of(rows());
    }

    /** The table's rows in binary after a binary COPY; empty when the server refused. */
    Optional<byte[]> throughBinary(ColumnType type, String csv) throws SQLException, IOException {
        makeTable(type);
        TypeNumbers numbers = TableTypes.read(connection, "trial", columns(type));
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(columns(type), numbers, new CsvDialect(false));
        CopyIn copy = copyManager().copyIn("COPY trial FROM STDIN (FORMAT binary)");
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        try {
            encoder.encode(bytes, 0, bytes.length, copy::writeToCopy);
            encoder.finish(copy::writeToCopy);
            copy.endCopy();
        } catch (SQLException refused) {
            return Optional.empty();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return Optional.of(rows());
    }

    /**
     * Holds binary to CSV: equal rows, or refused both, by the encoder or the server. All values at once while that works, then halves:
     * one that both refuse is fine, but hides the others of its COPY.
     */
    void compare(ColumnType type, List<String> values) throws SQLException, IOException {
        String csv = csv(values);
        Optional<byte[]> throughCsv = throughCsv(type, csv);
        Optional<byte[]> throughBinary = encodedThroughBinary(type, csv);
        if (throughCsv.isPresent() && throughBinary.isPresent()) {
            assertThat(throughBinary.get()).as("%s of %s", type, values).isEqualTo(throughCsv.get());
        } else if (values.size() > 1) {
            compare(type, values.subList(0, values.size() / 2));
            compare(type, values.subList(values.size() / 2, values.size()));
        } else {
            assertThat(throughBinary.isPresent())
                    .as("%s takes %s in binary", type, values)
                    .isEqualTo(throughCsv.isPresent());
        }
    }

    private Optional<byte[]> encodedThroughBinary(ColumnType type, String csv) throws SQLException, IOException {
        try {
            return throughBinary(type, csv);
        } catch (BallastException refused) {
            return Optional.empty();
        }
    }

    /**
     * Whether an encoder takes a text.
     *
     * @param growth the most bytes of wire that a byte of the text becomes
     */
    static boolean takes(ValueEncoder encoder, int growth, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        try {
            encoder.put(text, 0, text.length, new byte[RowEncoder.ROOM + growth * text.length], 0);
            return true;
        } catch (RefusedValue refused) {
            return false;
        }
    }

    /** The rows as the encoder sends them. */
    static byte[] encoded(ColumnType type, String csv) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(columns(type), new CsvDialect(false));
        encoder.encode(bytes, 0, bytes.length, wire::write);
        encoder.finish(wire::write);
        return wire.toByteArray();
    }

    /** The rows that a query gives, as CSV. */
    String csvOf(String query) throws SQLException, IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        copyManager().copyOut("COPY (" + query + ") TO STDOUT (FORMAT csv)", csv);
        return csv.toString(StandardCharsets.UTF_8);
    }

    /** Whether the server has the type, and can read values of it. */
    boolean knows(String type) throws SQLException {
        String sql = type.equals("xml") ? "SELECT '<a/>'::xml" : "SELECT NULL::" + type;
        try {
            execute(sql);
            return true;
        } catch (SQLException unknown) {
            return false;
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void makeTable(ColumnType type) throws SQLException {
        execute("DROP TABLE IF EXISTS trial");
        execute("CREATE TABLE trial (n integer, value " + type.sql() + ", tail text)");
    }

    private byte[] rows() throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copyManager().copyOut("COPY (SELECT * FROM trial ORDER BY n) TO STDOUT (FORMAT binary)", rows);
        return rows.toByteArray();
    }

    private CopyManager copyManager() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static ByteArrayInputStream bytes(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
