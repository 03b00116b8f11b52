package io.ballast.loader.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.wire.BinaryCopyEncoder;
import io.ballast.loader.wire.OddServerValues;
import io.ballast.loader.wire.OddValues;
import io.ballast.loader.wire.RandomComposites;
import io.ballast.loader.wire.WireTrial;
import io.ballast.testdb.TestDatabase;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** The server reads the CSV by itself and computes the digest of what it then holds: ours must be the same number. */
class RowDigestIT {
    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        database = TestDatabase.fresh();
        connection = database.open();
        execute("SET DateStyle = 'ISO, YMD'");
        execute("SET TimeZone = 'UTC'");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheServerOnOddValues(BaseType base) throws Exception {
        ColumnType type = base == BaseType.CHAR ? ColumnType.parse("char(5)").orElseThrow() : ColumnType.of(base);
        List<String> values = new ArrayList<>(OddValues.of(base));
        values.add(null);
        assertAgreed(type, values);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheServerOnArraysOfOddValues(BaseType base) throws Exception {
        ColumnType type = new ColumnType(base, base == BaseType.CHAR ? 5 : ColumnType.UNSET, ColumnType.UNSET, true);
        String odd = OddValues.array(OddValues.of(base));
        assertAgreed(type, Arrays.asList("{}", "{NULL}", odd, odd.replace("\",\"", "\",NULL,\""), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\": 1, \"aa\": 2, \"a\": 3, \"a\": 4}",
                "[1, 1.50, 1e5, 1.5E-3, -0, -0.0, 12345678901234567890.12, 1.0e1]",
                "\"\\u00e4 \\ud83d\\ude80 \\u0001 \\/ \\b\\f\\n\\r\\t\"",
                " { \"x\" : { } , \"y\" : [ ] , \"z\" : [ null , true , false , { \"q\" : \"\\\\\" } ] } ",
                "{\"é\": 1, \"ab\": 2, \"z\": 3}",
                "null"
            })
    void writesJsonbAsTheServerDoes(String json) throws Exception {
        assertAgreed(ColumnType.of(BaseType.JSONB), List.of(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"varchar(3)", "char(4)", "varchar(3)[]"})
    void forgetsBlanksThatTheServerCutsOff(String type) throws Exception {
        boolean array = type.endsWith("[]");
        assertAgreed(ColumnType.parse(type).orElseThrow(), List.of(array ? "{\"ab    \",\"äöü  \"}" : "äb    "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numeric(12,4)", "numeric(12,4)[]"})
    void comparesNumbersWhateverTheirScale(String type) throws Exception {
        boolean array = type.endsWith("[]");
        assertAgreed(
                ColumnType.parse(type).orElseThrow(),
                array ? List.of("{1,1.5,0.0100,100000,NULL}") : List.of("1", "1.5", "0.0100", "100000", "-0.0001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interval(2)", "interval day", "interval year to month"})
    void cutsIntervalsAsTheServerDoes(String type) throws Exception {
        List<String> values = new ArrayList<>(OddValues.of(BaseType.INTERVAL));
        values.remove("2562047788:00:54.775807"); // cannot be rounded
        assertAgreed(ColumnType.parse(type).orElseThrow(), values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp(3)", "timestamp(0)", "timestamp(3)[]"})
    void roundsMomentsAsTheServerDoes(String type) throws Exception {
        boolean array = type.endsWith("[]");
        assertAgreed(
                ColumnType.parse(type).orElseThrow(),
                array
                        ? List.of("{\"1999-12-31 23:59:59.9995\",NULL,infinity}")
                        : List.of("1999-12-31 23:59:59.9995", "2000-01-01 00:00:00.0005", "-infinity", "2024-01-01"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"JSONPATH", "MONEY", "TSQUERY", "XML"})
    void agreesWithTheServerOnItsOwnTypes(ServerType type) throws Exception {
        ColumnType column = ServerTypes.parse(type.sqlName()).orElseThrow();
        List<String> values = new ArrayList<>(OddServerValues.of(type));
        values.add(null);
        assertAgreed(column, values);
        String array = OddValues.array(OddServerValues.of(type), column.delimiter());
        assertAgreed(column.asArray(), List.of("{}", array));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numeric[]", "text[]", "char(3)[]", "jsonb[]"})
    void agreesWithTheServerOnArraysOfSeveralDimensions(String type) throws Exception {
        assertAgreed(ColumnType.parse(type).orElseThrow(), List.of("{{1,2},{3,NULL}}", "{{{1}},{{2}}}", "{5}"));
    }

    /** XML is kept without its declaration. */
    @Test
    void agreesWithTheServerOnCompositeTypes() throws Exception {
        RandomComposites composites = new RandomComposites(RowDigestIT::execute, type -> type != ServerType.XML);
        SplittableRandom random = new SplittableRandom(1);
        for (ColumnType type : List.of(composites.outer(), composites.inner().asArray())) {
            List<String> values = new ArrayList<>();
            values.add(null);
            for (int i = 0; i < 200; i++) {
                values.add(RandomComposites.value(type, random));
            }
            assertAgreed(type, values);
        }
        assertAgreed(composites.inner(), Arrays.asList("(,,)", null, "(1,\"\",{NULL})"));
        assertAgreed(composites.inner().asArray(), List.of("{}", "{NULL}", "{{\"(,,)\"},{NULL}}"));
    }

    @Test
    void isTheSameForRowsInAnyOrder() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            values.add("value " + i);
        }
        TableSchema table = table(ColumnType.of(BaseType.TEXT));
        List<String> rows = WireTrial.csv(values).lines().toList();
        List<String> shuffled = new ArrayList<>(rows);
        Collections.reverse(shuffled);

        assertThat(ours(table, String.join("\n", shuffled) + "\n").sum())
                .isEqualTo(ours(table, String.join("\n", rows) + "\n").sum());
    }

    @Test
    void tellsRowsApartWhoseFieldsTradePlaces() {
        TableSchema table = table(ColumnType.of(BaseType.TEXT));

        assertThat(ours(table, "1,ab,c\n").sum())
                .isNotEqualTo(ours(table, "1,a,bc\n").sum())
                .isNotEqualTo(ours(table, "1,,abc\n").sum());
        assertThat(ours(table, "1,,c\n").sum())
                .isNotEqualTo(ours(table, "1,\"\",c\n").sum());
    }

    private static void assertAgreed(ColumnType type, List<String> values) throws Exception {
        TableSchema table = table(type);
        String csv = WireTrial.csv(values);
        execute("DROP TABLE IF EXISTS public.\"trial :row\"");
        execute(SchemaSql.createTable("public", table).get(0));
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY public.\"trial :row\" FROM STDIN (FORMAT csv)",
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        RowDigest ours = ours(table, csv);
        try (Statement statement = connection.createStatement();
                ResultSet theirs = statement.executeQuery(DigestSql.of("public", table))) {
            theirs.next();
            assertThat(ours.rows()).isEqualTo(theirs.getLong("rows"));
            assertThat(ours.sum()).as("%s: %s", type, values).isEqualTo(new BigInteger(theirs.getString("digest")));
        }
    }

    private static RowDigest ours(TableSchema table, String csv) {
        RowDigest digest = new RowDigest(table.columns());
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(table.columns(), new CsvDialect(false));
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        encoder.encode(bytes, 0, bytes.length, digest::add);
        encoder.finish(digest::add);
        return digest;
    }

    /** The name is a trap for the putting in of names. */
    private static TableSchema table(ColumnType type) {
        List<Column> columns = WireTrial.columns(type);
        return new TableSchema("trial :row", null, columns, List.of(), List.of(), List.of(), List.of(), null);
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
