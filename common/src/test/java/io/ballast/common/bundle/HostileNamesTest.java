package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HostileNamesTest {
    @Test
    void legalNamesOfTablesComeBackAsTheyWentIn() {
        List<BundleTable> tables = new ArrayList<>();
        legal().forEach(name -> tables.add(table(name, "c")));
        assertThat(tables).hasSizeGreaterThan(200);
        Bundle bundle = bundle(tables);
        assertThat(DescriptorFile.parse("datapackage.json", DescriptorFile.bytes(bundle)))
                .isEqualTo(bundle);
    }

    @Test
    void legalNamesOfColumnsComeBackAsTheyWentIn() {
        TableSchema schema = new TableSchema(
                "t",
                null,
                legal().map(name -> Column.of(name, ColumnType.of(BaseType.TEXT), true))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        Bundle bundle = bundle(List.of(new BundleTable(schema, shards("t"))));
        assertThat(DescriptorFile.parse("datapackage.json", DescriptorFile.bytes(bundle)))
                .isEqualTo(bundle);
    }

    @ParameterizedTest
    @MethodSource("legal")
    void legalNamesAreQuoted(String name) {
        String quoted = SqlText.name(name);
        assertThat(quoted).startsWith("\"").endsWith("\"");
        String inner = quoted.substring(1, quoted.length() - 1);
        assertThat(inner.replace("\"\"", "")).doesNotContain("\"");
        assertThat(inner.replace("\"\"", "\"")).isEqualTo(name);
    }

    @Test
    void legalNamesGiveFilesOfTheirOwnOnAnyFileSystem() {
        Set<String> seen = new HashSet<>();
        legal().forEach(name -> {
            String file = BundleLayout.fileName(name);
            assertThat(ShardPath.isSafeName(file + ".csv")).as(file).isTrue();
            assertThat(seen.add(file.toLowerCase(Locale.ROOT))).as(file).isTrue();
        });
    }

    @Test
    void plainNamesAreTheirFilesNames() {
        assertThat(BundleLayout.shardPath("order_items", 12, Compression.ZSTD))
                .isEqualTo("data/order_items/order_items-00012.csv.zst");
        assertThat(BundleLayout.shardPath("t", 123456, Compression.GZIP)).isEqualTo("data/t/t-123456.csv.gz");
        assertThat(BundleLayout.fileName("Users")).isEqualTo("t_users.6b0cc904d081a8c1");
        assertThat(BundleLayout.fileName("../x")).startsWith("t___x.");
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void illegalNamesOfTablesAreRefused(String name, String why) {
        ObjectNode tree = Cases.tree(Compression.NONE);
        ((ObjectNode) tree.get("resources").get(0)).put("name", name);
        refuses("resources[0].name", name, why, tree);
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void illegalNamesOfColumnsAreRefused(String name, String why) {
        ObjectNode tree = Cases.tree(Compression.NONE);
        JsonNode fields = tree.get("resources").get(1).get("schema").get("fields");
        ((ObjectNode) fields.get(3)).put("name", name);
        refuses("resources[1].schema.fields[3].name", name, why, tree);
    }

    private static void refuses(String place, String name, String why, ObjectNode tree) {
        assertThatThrownBy(() -> DescriptorReader.read("datapackage.json", tree))
                .hasMessage("datapackage.json, " + place + ": found " + JsonPlace.quoted(name)
                        + "; expected a name of 1 to 63 bytes that PostgreSQL can hold: this one " + why
                        + ". The bundle is refused: fetch it again or make it again.");
    }

    static Stream<String> legal() {
        return Cases.read("names.yaml").get("legal").values().stream().map(JsonNode::asString);
    }

    static Stream<Object[]> illegal() {
        return Cases.read("names.yaml").get("illegal").properties().stream().map(entry ->
                new Object[] {expanded(entry.getKey()), entry.getValue().asString()});
    }

    private static String expanded(String name) {
        return switch (name) {
            case "LONG64" -> "n".repeat(64);
            case "LONG64UMLAUT" -> "ü".repeat(32);
            case "LONG66CJK" -> "表".repeat(22);
            case "LONG64EMOJI" -> "😀".repeat(16);
            case "LONG1000" -> "n".repeat(1000);
            case "LONG1000000" -> "n".repeat(1_000_000);
            case "HIGH_SURROGATE" -> "\ud83d";
            case "LOW_SURROGATE" -> "\ude00";
            case "SWAPPED_SURROGATES" -> "\ude00\ud83d";
            case "SURROGATE_AT_THE_END" -> "users\ud83d";
            default -> name;
        };
    }

    private static Bundle bundle(List<BundleTable> tables) {
        return new Bundle("names", 1, 1, Cases.SHA, Compression.NONE, new CsvDialect(false), tables);
    }

    private static BundleTable table(String name, String column) {
        return new BundleTable(
                new TableSchema(
                        name,
                        null,
                        List.of(Column.of(column, ColumnType.of(BaseType.TEXT), true)),
                        List.of(column),
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                shards(name));
    }

    private static List<Shard> shards(String table) {
        return List.of(new Shard(BundleLayout.shardPath(table, 0, Compression.NONE), 0, Cases.SHA, 0, 0, 0, 0));
    }
}
