package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Compression;
import io.ballast.spec.reader.SpecReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parquet that Spark writes holds the values of the bundle's CSV; DuckDB, which knows neither, compares them. */
class ParquetIT {
    private static final double SCALE = 0.002;

    @TempDir
    private Path directory;

    static Stream<String> presets() {
        return SpecReader.presets().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void parquetHoldsTheValuesOfTheCsv(String preset) throws Exception {
        LocalBundle.make(preset, LocalBundle.scaled(SCALE), Compression.NONE, 2, directory.resolve("csv"));
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                Stream<Path> tables = Files.list(directory.resolve("csv/data"))) {
            statement.execute("SET TimeZone = 'UTC'");
            for (Path table : tables.toList()) {
                compare(statement, preset, table.getFileName().toString());
            }
        }
    }

    private void compare(Statement duckDb, String preset, String table) throws SQLException {
        Path parquet = directory.resolve("parquet").resolve(table);
        LocalSpark.session()
                .read()
                .format("ballast")
                .options(Map.of("spec", preset, "scale", "" + SCALE, "table", table, "shards", "3"))
                .load()
                .write()
                .parquet(parquet.toString());
        List<String> values = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        try (ResultSet types = duckDb.executeQuery("DESCRIBE SELECT * FROM " + read(parquet))) {
            while (types.next()) {
                String name = types.getString(1);
                String type = types.getString(2);
                values.add(inCsv(name, type));
                columns.add("'" + name + "': '" + (isText(type) ? "VARCHAR" : type) + "'");
            }
        }
        String ofParquet = "SELECT " + String.join(", ", values) + " FROM " + read(parquet);
        String ofCsv =
                "SELECT * FROM read_csv('" + directory.resolve("csv/data").resolve(table)
                        + "/*.csv', header = false, auto_detect = false, quote = '\"', escape = '\"', delim = ',', allow_quoted_nulls = false,"
                        + " columns = {" + String.join(", ", columns) + "})";
        assertThat(count(duckDb, ofCsv)).as(table).isPositive().isEqualTo(count(duckDb, ofParquet));
        assertThat(count(duckDb, ofCsv + " EXCEPT ALL " + ofParquet)).as(table).isZero();
        assertThat(count(duckDb, ofParquet + " EXCEPT ALL " + ofCsv)).as(table).isZero();
    }

    private static String read(Path parquet) {
        return "read_parquet('" + parquet + "/*.parquet')";
    }

    /** Types whose text PostgreSQL and DuckDB write differently. */
    private static boolean isText(String type) {
        return type.endsWith("[]") || type.equals("BLOB");
    }

    private static String inCsv(String name, String type) {
        if (type.endsWith("[]")) {
            return "'{' || array_to_string(" + name + ", ',') || '}' AS " + name;
        }
        return type.equals("BLOB") ? "'\\x' || lower(hex(" + name + ")) AS " + name : '"' + name + '"';
    }

    private static long count(Statement duckDb, String query) throws SQLException {
        try (ResultSet rows = duckDb.executeQuery("SELECT count(*) FROM (" + query + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
