package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds descriptors against what the Data Package standard demands, written down as a JSON Schema in the test resources. */
class DataPackageStandardTest {
    private static final Schema STANDARD = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(DataPackageStandardTest.class.getResourceAsStream("/bundle/datapackage-v2.schema.json"));

    @ParameterizedTest
    @EnumSource
    void descriptorsAreDataPackages(Compression compression) {
        assertThat(STANDARD.validate(Cases.tree(compression))).isEmpty();
    }

    @Test
    void columnsOfEveryTypeAreFields() {
        Check check = new Check("1", "2", 3, 4, List.of("a", "b"));
        List<Column> columns = new ArrayList<>();
        for (BaseType base : BaseType.values()) {
            columns.add(new Column("plain " + base, ColumnType.of(base), true, null, null, "a comment"));
            columns.add(new Column("checked " + base, ColumnType.of(base), false, null, check, null));
            ColumnType array = new ColumnType(base, ColumnType.UNSET, ColumnType.UNSET, true);
            columns.add(new Column("array of " + base, array, false, null, check, null));
        }
        TableSchema table = new TableSchema(
                "t",
                null,
                columns,
                List.of("plain UUID"),
                List.of(),
                List.of(),
                List.of(new ForeignKey(
                        List.of("checked UUID"), "t", List.of("plain UUID"), ForeignKey.OnDelete.SET_NULL)),
                null);
        Shard shard = new Shard(BundleLayout.shardPath("t", 0, Compression.NONE), 0, Cases.SHA, 0, 0, 0, 0);
        Bundle bundle = new Bundle(
                "types",
                Long.MIN_VALUE,
                1,
                Cases.SHA,
                Compression.NONE,
                new CsvDialect(true),
                List.of(new BundleTable(table, List.of(shard))));
        JsonNode tree = DescriptorJson.parse(DescriptorFile.bytes(bundle));
        assertThat(STANDARD.validate(tree)).isEmpty();
        assertThat(DescriptorReader.read("datapackage.json", tree)).isEqualTo(bundle);
        JsonNode reference = tree.at("/resources/0/schema/foreignKeys/0/reference");
        assertThat(reference.has("resource"))
                .as("omitted where a table refers to itself")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/resources/0, path",
        "/resources/0, name",
        "/resources/0/schema, fields",
        "/resources/0/schema/fields/0, type",
        "/resources/1/schema/foreignKeys/0, reference",
        "'', resources"
    })
    void theSchemaRefusesWhatTheStandardRefuses(String parent, String key) {
        ObjectNode tree = Cases.tree(Compression.ZSTD);
        assertThat(((ObjectNode) tree.at(parent)).remove(key)).isNotNull();
        assertThat(STANDARD.validate(tree)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/resources/0/schema/fields/0, type, uuid",
        "/resources/0/schema/fields/0, format, int8",
        "/resources/0/dialect, quoteChar, ''''''",
        "/resources/0, path, data/t.csv",
        "/resources/0, mediatype, csv"
    })
    void theSchemaRefusesValuesThatTheStandardRefuses(String parent, String key, String value) {
        ObjectNode tree = Cases.tree(Compression.ZSTD);
        ((ObjectNode) tree.at(parent)).put(key, value);
        assertThat(STANDARD.validate(tree)).isNotEmpty();
    }
}
