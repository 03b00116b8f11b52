package io.ballast.spec.reader;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.resolve.ReferenceReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Writes a spec in its one canonical form: every default spelled out, keys in a fixed order, the same bytes for equal specs on
 * every machine. Reading it gives an equal spec. Bundles carry a hash of these bytes, so the layout is one that never changes; a layout
 * for people is made from {@link #tree(DatasetSpec)}.
 */
public final class SpecWriter {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
                    .build())
            .build();

    private SpecWriter() {}

    /** The spec as YAML text with \n at the end of each line. */
    public static String write(DatasetSpec spec) {
        return write(spec, OptionalInt.empty());
    }

    /**
     * The spec as YAML text with \n at the end of each line.
     *
     * @param algorithm the version that the values are made by; written so that readers can compare it
     */
    public static String write(DatasetSpec spec, OptionalInt algorithm) {
        return MAPPER.writeValueAsString(tree(spec, algorithm));
    }

    /** The spec as keys and values, in the order in which they are written; for writers of another layout. */
    public static Map<String, Object> tree(DatasetSpec spec) {
        return tree(spec, OptionalInt.empty());
    }

    private static Map<String, Object> tree(DatasetSpec spec, OptionalInt algorithm) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("ballast", 1);
        root.put("dataset", spec.name());
        root.put("seed", spec.seed());
        algorithm.ifPresent(version -> root.put("algorithm", version));
        putUnlessEmpty(root, "only", spec.only());
        List<UserType> types =
                UserTypes.declared(spec.tables().stream().map(TableSpec::schema).toList());
        if (!types.isEmpty()) {
            root.put("types", TypeSection.of(types));
        }
        Map<String, Object> tables = new LinkedHashMap<>();
        spec.tables().forEach(table -> tables.put(table.name(), table(table)));
        root.put("tables", tables);
        if (!spec.views().isEmpty()) {
            root.put("views", ConstraintSection.of(spec.views()));
        }
        return root;
    }

    private static Map<String, Object> table(TableSpec table) {
        TableSchema schema = table.schema();
        Map<String, Object> out = new LinkedHashMap<>();
        if (table.rows() instanceof RowCount.PerParent perParent) {
            out.put("per", perParent.parent());
            out.put("count", perParent.count().tree());
        } else {
            out.put(table.exists() ? "existing" : "rows", ((RowCount.Known) table.rows()).rows());
        }
        if (schema.comment() != null) {
            out.put("comment", schema.comment());
        }
        out.put("columns", columns(table));
        putUnlessEmpty(out, "nulls", nullGroups(table));
        if (!schema.primaryKey().isEmpty()) {
            out.put(
                    "primaryKey",
                    KeySection.of(schema.primaryKey(), schema.constraints().primaryKey()));
        }
        putUnlessEmpty(
                out,
                "unique",
                schema.uniqueKeys().stream()
                        .map(key -> KeySection.of(key.columns(), key.traits()))
                        .toList());
        putUnlessEmpty(
                out, "indexes", schema.indexes().stream().map(IndexSection::of).toList());
        putUnlessEmpty(out, "references", references(table));
        putUnlessEmpty(
                out,
                "checks",
                schema.constraints().sqlChecks().stream()
                        .map(ConstraintSection::of)
                        .toList());
        putUnlessEmpty(
                out,
                "exclude",
                schema.constraints().exclusions().stream()
                        .map(ConstraintSection::of)
                        .toList());
        if (schema.partitioning() != null) {
            out.put("partition", PartitionSection.of(schema.partitioning()));
        }
        if (schema.traits().unlogged()) {
            out.put("unlogged", true);
        }
        SettingsSection.put(out, schema.traits().settings());
        SettingsSection.put(out, schema.traits().inheritance());
        return out;
    }

    /** All columns in their order, those that the server computes among them. */
    private static Map<String, Object> columns(TableSpec table) {
        ColumnTree columns = new ColumnTree(table);
        List<Map.Entry<String, Object>> trees = new ArrayList<>();
        table.columns().forEach(column -> trees.add(Map.entry(column.name(), columns.of(column))));
        for (GeneratedColumn generated : table.schema().traits().generated()) {
            trees.add(generated.position(), Map.entry(generated.name(), ColumnTraitsTree.of(generated)));
        }
        Map<String, Object> out = new LinkedHashMap<>();
        trees.forEach(tree -> out.put(tree.getKey(), tree.getValue()));
        return out;
    }

    /** Each once, in the order of their first columns. */
    private static List<Map<String, Object>> nullGroups(TableSpec table) {
        return table.columns().stream()
                .map(ColumnSpec::nullGroup)
                .filter(Objects::nonNull)
                .<Map<String, Object>>map(group -> Map.of(group.rule().word(), group.columns()))
                .distinct()
                .toList();
    }

    private static void putUnlessEmpty(Map<String, Object> out, String key, List<?> items) {
        if (!items.isEmpty()) {
            out.put(key, items);
        }
    }

    private static List<Map<String, Object>> references(TableSpec table) {
        List<Map<String, Object>> references = new ArrayList<>();
        for (ForeignKey key : table.schema().foreignKeys()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("columns", key.columns());
            out.put("to", key.targetTable());
            out.put("toColumns", key.targetColumns());
            for (ColumnSpec column : table.columns()) {
                if (column.value() instanceof ReferenceKind free && ColumnTree.isFilledBy(key, free)) {
                    out.put("pick", free.writtenPick());
                    if (free.except() != null) {
                        out.put(free.above() ? "above" : "except", free.except());
                    }
                }
            }
            out.put("onDelete", ReferenceReader.word(key.onDelete()));
            KeySection.put(out, key.traits());
            references.add(out);
        }
        return references;
    }
}
