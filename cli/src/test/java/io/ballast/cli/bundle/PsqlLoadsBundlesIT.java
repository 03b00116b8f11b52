package io.ballast.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.BundleWriter;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import io.ballast.testdb.Psql;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Loads bundles with nothing but psql and an unpacker, by the {@code load.sql} that lies in them. */
@EnabledIf("io.ballast.testdb.Psql#expected")
class PsqlLoadsBundlesIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "users, 0.00001, ZSTD, false",
        "users, 0.00001, GZIP, true",
        "orders, 0.0004, NONE, false",
        "shop, 0.001, ZSTD, true",
        "events, 0.0004, ZSTD, false"
    })
    void loadsPresets(String preset, double scale, Compression compression, boolean header) throws Exception {
        Bundle bundle = PresetBundle.generate(directory, preset, scale, compression, header);
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open()) {
            load(database);
            for (BundleTable table : bundle.tables()) {
                assertThat(table.rows()).as(table.name()).isPositive();
                assertThat(number(connection, "SELECT count(*) FROM " + SqlText.name(table.name())))
                        .as(table.name())
                        .isEqualTo(table.rows());
                TableSchema schema = table.schema();
                int keys = (schema.primaryKey().isEmpty() ? 0 : 1)
                        + schema.uniqueKeys().size();
                assertThat(number(
                                connection,
                                "SELECT count(*) FROM pg_index WHERE indisvalid AND indrelid = "
                                        + SqlText.literal(SqlText.name(table.name())) + "::regclass"))
                        .isEqualTo(keys + schema.indexes().size());
                assertThat(number(
                                connection,
                                "SELECT count(*) FROM pg_constraint WHERE convalidated AND contype = 'f'"
                                        + " AND conrelid = " + SqlText.literal(SqlText.name(table.name()))
                                        + "::regclass"))
                        .isGreaterThanOrEqualTo(schema.foreignKeys().size());
            }
        }
    }

    @Test
    void loadsTablesOfAnyName() throws Exception {
        List<BundleTable> tables = new ArrayList<>();
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            tables.add(table(names.get(i), names.get((i + 1) % names.size())));
        }
        BundleWriter.finish(ShardSink.of(directory), bundle(tables), "names\n");
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open()) {
            load(database);
            for (String name : names) {
                assertThat(number(connection, "SELECT count(*) FROM " + SqlText.name(name)))
                        .as(name)
                        .isEqualTo(2);
            }
            assertThat(number(
                            connection,
                            "SELECT count(*) FROM pg_class WHERE relkind = 'r'"
                                    + " AND relnamespace = 'public'::regnamespace"))
                    .isEqualTo(names.size());
            assertThat(number(connection, "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"))
                    .isEqualTo(names.size());
        }
    }

    @Test
    void loadsNothingWhenAShardIsDamaged() throws Exception {
        Bundle bundle = PresetBundle.generate(directory, "users", 0.00001, Compression.ZSTD, false);
        BundleTable last = bundle.tables().get(bundle.tables().size() - 1);
        Path shard = directory.resolve(last.shards().get(2).path());
        Files.write(shard, Arrays.copyOf(Files.readAllBytes(shard), (int) Files.size(shard) - 10));
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open()) {
            assertThatThrownBy(() -> load(database))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("zstd");
            assertThat(number(connection, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                    .isZero();
        }
    }

    @Test
    void loadsNothingWhenRowsAreMissing() throws Exception {
        Bundle bundle = PresetBundle.generate(directory, "users", 0.00001, Compression.NONE, false);
        BundleTable users = bundle.tables().get(0);
        Path shard = directory.resolve(users.shards().get(0).path());
        String csv = Files.readString(shard);
        Files.writeString(shard, csv.substring(0, csv.lastIndexOf('\n', csv.length() - 2) + 1));
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open()) {
            assertThatThrownBy(() -> load(database))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(
                            "table users: " + users.rows() + " rows expected, found " + (users.rows() - 1));
            assertThat(number(connection, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                    .isZero();
        }
    }

    private void load(TestDatabase database) throws IOException, InterruptedException {
        Psql.on(database).in(directory).run("-f", BundleLayout.LOAD_SQL);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Legal names of tables, of all kinds. */
    private static List<String> names() throws IOException {
        Path file = Path.of("../common/src/test/resources/bundle/names.yaml");
        JsonNode legal = new YAMLMapper().readTree(Files.readString(file)).get("legal");
        List<String> names = legal.values().stream().map(JsonNode::asString).toList();
        assertThat(names).hasSizeGreaterThan(200);
        return names;
    }

    /** Two rows; a column named like another table, with every kind of constraint that is named after both. */
    private BundleTable table(String name, String column) throws IOException {
        TableSchema schema = new TableSchema(
                name,
                name,
                List.of(
                        new Column(column, ColumnType.of(BaseType.INTEGER), false, null, null, name),
                        Column.of(column.equals("x") ? "y" : "x", ColumnType.of(BaseType.TEXT), true)),
                List.of(column),
                List.of(new UniqueKey(List.of(column))),
                List.of(new Index(List.of(column), Index.Method.HASH, false, null, List.of())),
                List.of(new ForeignKey(List.of(column), name, List.of(column), ForeignKey.OnDelete.CASCADE)),
                null);
        byte[] csv = "1,\n2,\"\"\n".getBytes(StandardCharsets.UTF_8);
        String path = BundleLayout.shardPath(name, 0, Compression.NONE);
        Files.createDirectories(directory.resolve(path).getParent());
        Files.write(directory.resolve(path), csv);
        return new BundleTable(schema, List.of(new Shard(path, csv.length, sha256(csv), csv.length, 2, 0, 2)));
    }

    private static Bundle bundle(List<BundleTable> tables) {
        return new Bundle(
                "names",
                1,
                1,
                sha256("names\n".getBytes(StandardCharsets.UTF_8)),
                Compression.NONE,
                new CsvDialect(false),
                tables);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
