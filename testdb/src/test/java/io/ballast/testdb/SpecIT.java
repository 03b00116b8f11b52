package io.ballast.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeSql;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.reader.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** PostgreSQL judges what the spec reader says of PostgreSQL: what it takes, what it refuses, how values look. */
class SpecIT {
    private static final Path GOOD_SPECS =
            Path.of("..", "spec", "src", "test", "resources", "io", "ballast", "spec", "good-specs.yaml");

    private static TestDatabase database;
    private static Connection connection;

    record Named(String name, DatasetSpec spec) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void connect() throws SQLException {
        database = TestDatabase.fresh();
        connection = database.open();
        execute("SET timezone = 'UTC'");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    static List<Named> specs() throws IOException {
        List<Named> specs = new ArrayList<>();
        SpecReader.presets().forEach(name -> specs.add(new Named(name, SpecReader.preset(name))));
        for (JsonNode good : new YAMLMapper().readTree(Files.readString(GOOD_SPECS))) {
            specs.add(new Named(
                    good.get("id").asString(), SpecReader.read(good.get("spec").asString(), "spec.yaml")));
        }
        return specs;
    }

    @ParameterizedTest
    @MethodSource("specs")
    void hasAPlaceForEveryTableKeyAndIndex(Named named) throws SQLException {
        String schema = named.name();
        execute("CREATE SCHEMA \"" + schema + "\"");
        execute("SET search_path = \"" + schema + "\"");
        List<TableSchema> tables =
                named.spec().tables().stream().map(TableSpec::schema).toList();
        for (UserType type : UserTypes.declared(tables)) {
            execute(TypeSql.create(schema, type));
        }
        for (TableSchema table : Inheritance.parentsFirst(tables, table -> table)) {
            for (String statement : SchemaSql.createTable(schema, table)) {
                execute(statement);
            }
            for (String statement : keysAndIndexes(schema, table)) {
                execute(statement);
            }
        }
        for (TableSchema table : tables) {
            for (var key : table.foreignKeys()) {
                execute(SchemaSql.addForeignKey(schema, table, key));
            }
        }
    }

    private static List<String> keysAndIndexes(String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        if (!table.primaryKey().isEmpty()) {
            statements.add(SchemaSql.addPrimaryKey(schema, table));
        }
        table.uniqueKeys().forEach(key -> statements.add(SchemaSql.addUniqueKey(schema, table, key)));
        table.indexes().forEach(index -> statements.add(SchemaSql.createIndex(schema, table, index)));
        for (Column column : table.columns()) {
            if (column.check() != null) {
                statements.add(SchemaSql.addCheck(schema, table, column));
            }
        }
        statements.addAll(SchemaSql.comments(schema, table));
        return statements;
    }

    /** Literals of these types have more than one form in PostgreSQL's own output, or are kept as they were written. */
    private static final List<BaseType> FREE_FORM = List.of(BaseType.INTERVAL, BaseType.JSONB);

    @Test
    void writesLiteralsAsTheReaderDoes() throws Exception {
        DatasetSpec odd = specs().stream()
                .filter(named -> named.name().equals("odd-values"))
                .findFirst()
                .orElseThrow()
                .spec();
        TableSpec table = odd.table("t");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.schema().columns().get(i);
            for (String value : ((ChoiceKind) table.columns().get(i).value()).values()) {
                String output = output(value, column.type().sql());
                if (!FREE_FORM.contains(column.type().base()) && !output.equals(value)) {
                    wrong.add(column.type() + " " + value + " -> " + output);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String output(String value, String type) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT format('%s', CAST(CAST(? AS text) AS " + type + "))")) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    static Stream<String> types() {
        return Stream.of(BaseType.values()).map(BaseType::sqlName).flatMap(name -> Stream.of(name, name + "[]"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void indexesATypeByAMethodIfTheReaderSaysSo(String type) throws SQLException {
        String table = "\"index of " + type + "\"";
        tableWithTwoRows(table, type);
        for (Index.Method method : Index.Method.values()) {
            String name = method.sqlName();
            assertAgree(
                    "CREATE INDEX ON " + table + " USING " + name + " (a)",
                    spec(type, "indexes: [ { columns: [a], method: " + name + " } ]"));
            if (type.equals("text")) {
                assertAgree(
                        "CREATE INDEX ON " + table + " USING " + name + " (b, a)",
                        spec(type, "indexes: [ { columns: [b, a], method: " + name + " } ]"));
                assertAgree(
                        "CREATE UNIQUE INDEX ON " + table + " USING " + name + " (b)",
                        spec(type, "indexes: [ { columns: [b], method: " + name + ", unique: true } ]"));
                assertAgree(
                        "CREATE INDEX ON " + table + " USING " + name + " (a) INCLUDE (b)",
                        spec(type, "indexes: [ { columns: [a], method: " + name + ", include: [b] } ]"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void makesKeysAndHashPartitionsOfATypeIfTheReaderSaysSo(String type) throws SQLException {
        String table = "\"key of " + type + "\"";
        tableWithTwoRows(table, type);
        assertAgree("ALTER TABLE " + table + " ADD UNIQUE (b, a)", spec(type, "unique: [ [b, a] ]"));
        assertAgree(
                "CREATE TABLE \"parts of " + type + "\" (a " + type + ", b bigint) PARTITION BY HASH (a);"
                        + " CREATE TABLE \"part of " + type + "\" PARTITION OF \"parts of " + type
                        + "\" FOR VALUES WITH (MODULUS 1, REMAINDER 0);"
                        + " INSERT INTO \"parts of " + type + "\" SELECT * FROM " + table,
                spec(type, "partition: { hash: { column: a, partitions: 2 } }"));
    }

    /** Some types, json[] among them, are found not to be comparable when there are values to compare. */
    private static void tableWithTwoRows(String table, String type) throws SQLException {
        execute("CREATE TABLE " + table + " (a " + type + ", b bigint)");
        String value =
                type.endsWith("[]") ? "ARRAY['" + literal(type.replace("[]", "")) + "']" : "'" + literal(type) + "'";
        execute("INSERT INTO " + table + " SELECT CAST(" + value + " AS " + type + ") FROM generate_series(1, 2)");
    }

    private static String spec(String type, String line) {
        String value = type.endsWith("[]") ? "{}" : literal(type);
        return "ballast: 1\ndataset: d\ntables:\n  t:\n    rows: 1\n    columns:\n      a: { type: '" + type
                + "', value: { constant: '" + value + "' } }\n      b: { type: bigint, value: { sequence: {} } }\n    "
                + line
                + "\n";
    }

    private static String literal(String type) {
        return switch (type) {
            case "uuid" -> "00000000-0000-0000-0000-000000000000";
            case "boolean" -> "t";
            case "date" -> "2024-01-01";
            case "time" -> "12:00:00";
            case "timestamp" -> "2024-01-01 00:00:00";
            case "timestamptz" -> "2024-01-01 00:00:00Z";
            case "interval" -> "PT1S";
            case "bytea" -> "\\x00";
            case "inet" -> "10.0.0.1";
            default -> "1";
        };
    }

    private static void assertAgree(String sql, String spec) {
        String postgres = "takes it";
        try {
            execute(sql);
        } catch (SQLException e) {
            postgres = "refuses it: " + e.getMessage();
        }
        String reader = "takes it";
        try {
            SpecReader.read(spec, "spec.yaml");
        } catch (BallastException e) {
            reader = "refuses it: " + e.getMessage();
        }
        if (postgres.equals("takes it") != reader.equals("takes it")) {
            fail(sql + "\n  PostgreSQL " + postgres + "\n  the reader " + reader);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
