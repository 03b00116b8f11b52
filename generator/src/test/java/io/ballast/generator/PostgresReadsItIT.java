package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeSql;
import io.ballast.common.schema.UniqueKey;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import io.ballast.testdb.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** PostgreSQL is the judge: generate, COPY, SELECT, equal. */
final class PostgresReadsItIT {
    @TempDir
    private Path temporary;

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.fresh();
        connection = database.open();
        execute("SET TIME ZONE 'UTC'");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    static Stream<Arguments> oddValues() {
        return Stream.of(
                Arguments.of("text", "\\."),
                Arguments.of("text", ""),
                Arguments.of("text", "say \"hi\""),
                Arguments.of("text", "\""),
                Arguments.of("text", "a,b"),
                Arguments.of("text", "line\nfeed"),
                Arguments.of("text", "carriage\r\nreturn"),
                Arguments.of("text", "\r"),
                Arguments.of("text", "tab\tback\\slash\\N"),
                Arguments.of("text", "NULL"),
                Arguments.of("text", "  spaces  "),
                Arguments.of("text", "😀 äöü ﷽ e\u0301"),
                Arguments.of("text", "\u2028\u00a0\ufeff"),
                Arguments.of("text", "x".repeat(1_000_000)),
                Arguments.of("double precision", "NaN"),
                Arguments.of("double precision", "Infinity"),
                Arguments.of("double precision", "-Infinity"),
                Arguments.of("numeric", "NaN"),
                Arguments.of("numeric", "0.00000000000000000000000000000001"),
                Arguments.of("bigint", "-9223372036854775808"),
                Arguments.of("date", "infinity"),
                Arguments.of("date", "0044-03-15 BC"),
                Arguments.of("date", "10000-01-01"),
                Arguments.of("timestamp", "-infinity"),
                Arguments.of("timestamptz", "10000-01-01 00:00:00+00"),
                Arguments.of("timestamp", "294276-12-31 23:59:59.999999"),
                Arguments.of("timestamp", "0001-01-01 00:00:00 BC"),
                Arguments.of("jsonb", "{\"a\": \"\\\"\\\\.\\n\"}"),
                Arguments.of("bytea", "\\x"),
                Arguments.of("bytea", "\\x00ff5c2e"),
                Arguments.of("text[]", "{}"),
                Arguments.of("char(4)", "a   "));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void oddValuesArriveUnchanged(String type, String value) throws SQLException, IOException {
        String literal = JsonMapper.builder().build().writeValueAsString(value);
        String yaml = "ballast: 1\ndataset: odd\nseed: 1\ntables:\n  odd:\n    rows: 3\n    columns:\n"
                + "      n: { type: integer, value: { sequence: {} } }\n"
                + "      it: { type: \"" + type + "\", value: { constant: " + literal + " } }\n"
                + "      last: { type: boolean, nullable: true, nulls: 1, value: { boolean: {} } }\n";
        load(generate(SpecReader.read(yaml, "odd")), false);
        String text = type.equals("char(4)") ? "it::bpchar || ''" : "it::text";
        assertThat(column("SELECT " + text + " FROM odd WHERE n BETWEEN 1 AND 3 AND last IS NULL"))
                .hasSize(3)
                .containsOnly(type.equals("char(4)") ? value.strip() : value);
    }

    /** A record that is only a backslash and a point, or only an empty text, in a table of one column. */
    @ParameterizedTest
    @ValueSource(strings = {"\\.", "", "x"})
    void oddValuesArriveAloneInTheirRecord(String value) throws SQLException, IOException {
        String literal = JsonMapper.builder().build().writeValueAsString(value);
        String yaml = "ballast: 1\ndataset: odd\nseed: 1\ntables:\n  odd:\n    rows: 5\n    columns:\n"
                + "      it: { type: text, value: { constant: " + literal + " } }\n";
        load(generate(SpecReader.read(yaml, "odd")), false);
        assertThat(column("SELECT it FROM odd")).hasSize(5).containsOnly(value);
    }

    @ParameterizedTest
    @MethodSource("io.ballast.spec.reader.SpecReader#presets")
    void presetsLoadAndKeepTheirConstraints(String preset) throws SQLException, IOException {
        SpecOverrides small = new SpecOverrides(Map.of(), OptionalDouble.of(0.003), OptionalLong.empty(), List.of());
        Path bundle = generate(SpecReader.preset(preset, small));
        load(bundle, true);
        List<BundleTable> tables = DescriptorFile.read(ShardInput.of(bundle)).tables();
        List<TableSchema> schemas = tables.stream().map(BundleTable::schema).toList();
        for (BundleTable table : tables) {
            boolean inherited = !Inheritance.heirs(table.name(), schemas).isEmpty();
            assertThat(column("SELECT count(*)::text FROM " + (inherited ? "ONLY " : "") + SqlText.name(table.name())))
                    .containsExactly(Long.toString(table.rows()));
        }
    }

    static Stream<Arguments> goodSpecs() throws IOException {
        Path file = Path.of("..", "spec", "src", "test", "resources", "io", "ballast", "spec", "good-specs.yaml");
        List<Arguments> specs = new ArrayList<>();
        for (JsonNode good : new YAMLMapper().readTree(Files.readString(file))) {
            specs.add(Arguments.of(good.get("id").asString(), good.get("spec").asString()));
        }
        return specs.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodSpecs")
    void whatTheSpecsReaderTakesLoadsAndKeepsItsConstraints(String id, String yaml) throws SQLException, IOException {
        Path bundle = generate(SpecReader.read(yaml, id));
        load(bundle, true);
        List<BundleTable> tables = DescriptorFile.read(ShardInput.of(bundle)).tables();
        List<TableSchema> schemas = tables.stream().map(BundleTable::schema).toList();
        for (BundleTable table : tables) {
            boolean inherited = !Inheritance.heirs(table.name(), schemas).isEmpty();
            assertThat(column("SELECT count(*)::text FROM " + (inherited ? "ONLY " : "") + SqlText.name(table.name())))
                    .containsExactly(Long.toString(table.rows()));
        }
    }

    /** The page about the language has a table between two others, by a parent, by two picks and by a unique pick. */
    @Test
    void tablesThatJoinOthersManyToManyKeepTheirKeys() throws SQLException, IOException {
        String page = Files.readString(Path.of("..", "docs", "dataset-spec.md"));
        String example = page.substring(page.indexOf("dataset: club"));
        load(generate(SpecReader.read("ballast: 1\n" + example.substring(0, example.indexOf("```")), "page")), true);
        assertThat(column("SELECT count(*)::text FROM likes")).containsExactly("5000");
    }

    /**
     * Every field is spelled as PostgreSQL spells it, save booleans, which it shortens to a letter. Presets with jsonb are
     * omitted: PostgreSQL puts the keys of an object into an order of its own.
     */
    @ParameterizedTest
    @ValueSource(strings = {"users", "orders"})
    void copyOutGivesTheBytesThatWentIn(String preset) throws SQLException, IOException {
        SpecOverrides small = new SpecOverrides(Map.of(), OptionalDouble.of(0.001), OptionalLong.empty(), List.of());
        Path bundle = generate(SpecReader.preset(preset, small));
        load(bundle, false);
        for (BundleTable table : DescriptorFile.read(ShardInput.of(bundle)).tables()) {
            List<String> in = new ArrayList<>();
            for (Shard shard : table.shards()) {
                in.addAll(Files.readAllLines(bundle.resolve(shard.path())));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY " + SqlText.name(table.name()) + " TO STDOUT (FORMAT csv)", out);
            assertThat(sorted(out.toString(StandardCharsets.UTF_8).lines())).isEqualTo(sorted(in.stream()));
        }
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.map(PostgresReadsItIT::longBooleans).sorted().toList();
    }

    private static String longBooleans(String line) {
        return line.replaceAll("(?<=,|^)t(?=,|$)", "true").replaceAll("(?<=,|^)f(?=,|$)", "false");
    }

    private Path generate(DatasetSpec spec) {
        Path directory = temporary.resolve("bundle");
        GenerationOptions options = GenerationOptions.into(directory)
                .withCompression(Compression.NONE, 1)
                .withSharding(new Sharding.Count(3));
        String yaml = SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
        new BundleGenerator(spec, yaml, options, Progress.silent()).run();
        return directory;
    }

    private void load(Path directory, boolean constraints) throws SQLException, IOException {
        Bundle bundle = DescriptorFile.read(ShardInput.of(directory));
        for (UserType type : UserTypes.declared(
                bundle.tables().stream().map(BundleTable::schema).toList())) {
            execute(TypeSql.create(null, type));
        }
        for (BundleTable table : Inheritance.parentsFirst(bundle.tables(), BundleTable::schema)) {
            for (String sql : SchemaSql.createTable(null, table.schema())) {
                execute(sql);
            }
            for (Shard shard : table.shards()) {
                try (InputStream csv = Files.newInputStream(directory.resolve(shard.path()))) {
                    long rows = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY " + SqlText.name(table.name()) + " FROM STDIN (FORMAT csv)", csv);
                    assertThat(rows).isEqualTo(shard.rows());
                }
            }
        }
        if (constraints) {
            for (BundleTable table : bundle.tables()) {
                addKeys(table.schema());
            }
            for (BundleTable table : bundle.tables()) {
                for (ForeignKey key : table.schema().foreignKeys()) {
                    execute(SchemaSql.addForeignKey(null, table.schema(), key));
                }
            }
        }
    }

    private void addKeys(TableSchema table) throws SQLException {
        if (!table.primaryKey().isEmpty()) {
            execute(SchemaSql.addPrimaryKey(null, table));
        }
        for (UniqueKey key : table.uniqueKeys()) {
            execute(SchemaSql.addUniqueKey(null, table, key));
        }
        for (Index index : table.indexes()) {
            execute(SchemaSql.createIndex(null, table, index));
        }
        for (Column column : table.columns()) {
            if (column.check() != null) {
                execute(SchemaSql.addCheck(null, table, column));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
