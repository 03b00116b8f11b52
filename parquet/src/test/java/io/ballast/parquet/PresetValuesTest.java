package io.ballast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Compression;
import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parquet files hold the values of the bundle's CSV; DuckDB, which knows neither, compares them. */
class PresetValuesTest {
    private static final double SCALE = 0.002;

    @TempDir
    private Path directory;

    static Stream<String> presets() {
        return SpecReader.presets().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void parquetFilesHoldTheValuesOfTheCsv(String preset) throws Exception {
        SpecOverrides changes = new SpecOverrides(Map.of(), OptionalDouble.of(SCALE), OptionalLong.empty(), List.of());
        DatasetSpec spec = SpecReader.find(preset, changes, ParquetTables.ALGORITHM);
        GenerationOptions options = GenerationOptions.into(directory.resolve("csv"))
                .withCompression(Compression.NONE, 1)
                .withSharding(new Sharding.Count(2));
        new BundleGenerator(spec, SpecWriter.write(spec, ParquetTables.ALGORITHM), options, Progress.silent()).run();
        ParquetTables.make(spec, 3, directory.resolve("parquet"));

        try (ParquetTables duckDb = new ParquetTables();
                Stream<Path> tables = Files.list(directory.resolve("csv/data"))) {
            for (Path table : tables.toList()) {
                compare(duckDb, table.getFileName().toString());
            }
        }
    }

    private void compare(ParquetTables duckDb, String table) throws SQLException {
        String parquet = ParquetTables.read(directory.resolve("parquet"), table);
        List<String> values = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (List<String> column : duckDb.rows("DESCRIBE SELECT * FROM " + parquet)) {
            String name = column.get(0);
            String type = column.get(1);
            values.add(inCsv(name, type));
            columns.add("'" + name + "': '" + (isText(type) ? "VARCHAR" : type) + "'");
        }
        String ofParquet = "SELECT " + String.join(", ", values) + " FROM " + parquet;
        String ofCsv =
                "SELECT * FROM read_csv('" + directory.resolve("csv/data").resolve(table)
                        + "/*.csv', header = false, auto_detect = false, quote = '\"', escape = '\"', delim = ',', allow_quoted_nulls = false,"
                        + " columns = {" + String.join(", ", columns) + "})";
        assertThat(duckDb.count(ofCsv)).as(table).isPositive().isEqualTo(duckDb.count(ofParquet));
        assertThat(duckDb.count(ofCsv + " EXCEPT ALL " + ofParquet)).as(table).isZero();
        assertThat(duckDb.count(ofParquet + " EXCEPT ALL " + ofCsv)).as(table).isZero();
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
}
