package io.ballast.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardStream;
import io.ballast.common.schema.SqlText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets DuckDB read bundles with what {@code datapackage.json} says in the terms of the standard: all shards of a table by a glob, the
 * dialect, and the columns' names and types. univocity's parser is the judge.
 */
class DuckDbReadsBundlesIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "users, 0.00003, ZSTD, false",
        "shop, 0.002, GZIP, true",
        "orders, 0.001, NONE, false",
        "events, 0.001, ZSTD, true"
    })
    void readsEveryValue(String preset, double scale, Compression compression, boolean header) throws Exception {
        Bundle bundle = PresetBundle.generate(directory, preset, scale, compression, header);
        JsonNode descriptor =
                new JsonMapper().readTree(directory.resolve("datapackage.json").toFile());
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            duckDb.createStatement().execute("SET TimeZone = 'UTC'");
            for (int i = 0; i < bundle.tables().size(); i++) {
                BundleTable table = bundle.tables().get(i);
                JsonNode resource = descriptor.get("resources").get(i);
                assertThat(readByDuckDb(duckDb, resource))
                        .as(table.name())
                        .isEqualTo(readByUnivocity(bundle, table, resource))
                        .hasSize((int) table.rows());
            }
        }
    }

    private List<List<Object>> readByDuckDb(Connection duckDb, JsonNode resource) throws SQLException {
        JsonNode dialect = resource.get("dialect");
        Path first = directory.resolve(resource.get("path").get(0).asString());
        String ending = first.getFileName().toString().replaceFirst("^[^.]*", "");
        String columns = resource.get("schema").get("fields").values().stream()
                .map(field -> SqlText.literal(field.get("name").asString()) + ": '" + duckDbType(field) + "'")
                .collect(Collectors.joining(", "));
        String query = "SELECT * FROM read_csv("
                + SqlText.literal(first.resolveSibling("*" + ending).toString())
                + ", auto_detect = false, header = " + dialect.get("header").asBoolean()
                + ", delim = " + SqlText.literal(dialect.get("delimiter").asString())
                + ", quote = " + SqlText.literal(dialect.get("quoteChar").asString())
                + ", escape = " + SqlText.literal(dialect.get("quoteChar").asString())
                + ", nullstr = " + SqlText.literal(dialect.get("nullSequence").asString())
                + ", allow_quoted_nulls = false, columns = {" + columns + "})";
        List<List<Object>> rows = new ArrayList<>();
        try (ResultSet result = duckDb.createStatement().executeQuery(query)) {
            int count = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int c = 1; c <= count; c++) {
                    row.add(result.getObject(c));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String duckDbType(JsonNode field) {
        return switch (field.get("type").asString()) {
            case "integer" -> "BIGINT";
            case "number" -> "DOUBLE";
            case "boolean" -> "BOOLEAN";
            case "date" -> "DATE";
            case "time" -> "TIME";
            case "datetime" -> "TIMESTAMPTZ";
            default -> isUuid(field) ? "UUID" : "VARCHAR";
        };
    }

    private List<List<Object>> readByUnivocity(Bundle bundle, BundleTable table, JsonNode resource) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.setNumberOfRowsToSkip(0);
        settings.setHeaderExtractionEnabled(bundle.dialect().header());
        settings.setEmptyValue("");
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setMaxCharsPerColumn(-1);
        settings.setSkipEmptyLines(false);
        JsonNode fields = resource.get("schema").get("fields");
        List<List<Object>> rows = new ArrayList<>();
        for (Shard shard : table.shards()) {
            try (ShardStream stream = ShardStream.open(ShardInput.of(directory), bundle, shard)) {
                for (String[] cells : new CsvParser(settings).parseAll(stream, StandardCharsets.UTF_8)) {
                    List<Object> row = new ArrayList<>();
                    for (int c = 0; c < cells.length; c++) {
                        row.add(cells[c] == null ? null : value(fields.get(c), cells[c]));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Object value(JsonNode field, String text) {
        return switch (field.get("type").asString()) {
            case "integer" -> Long.valueOf(text);
            case "number" -> Double.valueOf(text);
            case "boolean" ->
                field.get("trueValues").values().stream()
                        .anyMatch(value -> value.asString().equals(text));
            case "date" -> LocalDate.parse(text);
            case "time" -> LocalTime.parse(text);
            case "datetime" -> OffsetDateTime.parse(text.replace(' ', 'T') + (text.matches(".*[+-]\\d\\d") ? "" : "Z"));
            default -> isUuid(field) ? UUID.fromString(text) : text;
        };
    }

    private static boolean isUuid(JsonNode field) {
        return field.has("format") && field.get("format").asString().equals("uuid");
    }
}
