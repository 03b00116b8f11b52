package io.ballast.spec.reader;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.common.schema.View;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.Place;
import io.ballast.spec.TableSpec;
import io.ballast.spec.check.SpecChecks;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.ValueReader;
import io.ballast.spec.resolve.ColumnDraft;
import io.ballast.spec.resolve.ColumnReader;
import io.ballast.spec.resolve.DeclaredTypes;
import io.ballast.spec.resolve.ReferenceResolver;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import io.ballast.spec.resolve.TableDraft;
import io.ballast.spec.resolve.TableOrder;
import io.ballast.spec.resolve.TableReader;
import io.ballast.spec.resolve.TypeReader;
import io.ballast.spec.resolve.ViewReader;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a whole spec: its lines one by one, then what refers to what, then whether all of it can be. */
final class DatasetReader {
    private static final String[] KEYS = {"ballast", "dataset", "seed", "algorithm", "only", "types", "tables", "views"
    };
    /** What a fill chooses, it chooses among the tables that are there. */
    private static final String[] KEYS_OF_FILLS = {"ballast", "dataset", "seed", "algorithm", "types", "tables", "views"
    };

    private static final String FORMAT_VERSION = "1";
    /** A name that may also be one of a Data Package. */
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,62}";

    private final ValueReader values;
    private final boolean ofAnySchema;

    /** @param ofAnySchema whether the schema of a table may stand before its name */
    DatasetReader(ValueReader values, boolean ofAnySchema) {
        this.values = values;
        this.ofAnySchema = ofAnySchema;
    }

    /**
     * @param algorithm the version that the caller makes values by; a spec that asks for another one is refused
     */
    DatasetSpec read(SpecNode root, OptionalInt algorithm) {
        checkVersions(root, algorithm);
        boolean known = root.check(() -> root.allow(ofAnySchema ? KEYS_OF_FILLS : KEYS));
        @Nullable String name = known || root.has("dataset") ? root.part(() -> name(root.require("dataset"))) : null;
        @Nullable Long seed = root.part(() -> seed(root.find("seed")));
        SpecNode types = root.find("types");
        @Nullable List<View> views = root.part(() -> ViewReader.read(root.find("views")));
        @Nullable
        List<TableDraft> unordered = known || root.has("tables") ? root.part(() -> tables(root, types)) : null;
        root.refuseMistakes();
        if (name == null || seed == null || views == null || unordered == null) {
            throw new IllegalStateException("refused without a mistake");
        }
        List<TableDraft> drafts = TableOrder.of(unordered);
        root.check(
                () -> DeclaredTypes.check(types, typesOf(drafts), byName(drafts).keySet()));
        RowBounds bounds = new RowBounds(drafts);
        ReferenceResolver references = ReferenceResolver.resolve(root, drafts, bounds);
        List<TableSpec> tables = tables(root, drafts, references);
        DatasetSpec spec = new DatasetSpec(name, seed, tables, views, ChosenNames.read(root.find("only"), tables));
        SpecChecks.check(root, ResolvedSpec.of(spec, byName(drafts), bounds));
        ViewReader.check(
                root.find("views"),
                views,
                ObjectNames.owners(spec.tables().stream().map(TableSpec::schema).toList()));
        return spec;
    }

    private static void checkVersions(SpecNode root, OptionalInt algorithm) {
        SpecNode format = root.require("ballast");
        if (!format.isScalar() || !format.text().equals(FORMAT_VERSION)) {
            throw format.expected("the version of the format that this Ballast reads, " + FORMAT_VERSION);
        }
        SpecNode asked = root.find("algorithm");
        if (asked == null) {
            return;
        }
        int version = asked.wholeNumber(1, Integer.MAX_VALUE);
        if (algorithm.isPresent() && algorithm.getAsInt() != version) {
            throw asked.refused("this spec belongs to values made by algorithm " + version
                    + ", and this Ballast has algorithm " + algorithm.getAsInt()
                    + ", which makes others; use the Ballast that made them, or take the line away");
        }
    }

    private static long seed(@Nullable SpecNode seed) {
        return seed == null ? 0 : seed.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static String name(SpecNode node) {
        if (!node.text().matches(NAME)) {
            throw node.expected("a name of at most 63 lower-case letters, digits, points, _ and -");
        }
        return node.text();
    }

    private static Set<String> typesOf(List<TableDraft> drafts) {
        return drafts.stream()
                .flatMap(table -> Stream.concat(
                        table.columns().stream().map(column -> column.column().type()),
                        table.traits().generated().stream().map(GeneratedColumn::type)))
                .flatMap(UserTypes::within)
                .filter(UserType::isDeclared)
                .map(type -> type.name().name())
                .collect(Collectors.toSet());
    }

    private List<TableDraft> tables(SpecNode root, @Nullable SpecNode types) {
        TypeReader declared = TypeReader.of(types);
        SpecNode node = root.require("tables");
        TableReader tables = new TableReader(new ColumnReader(values, declared), ofAnySchema);
        if (node.keys().isEmpty()) {
            throw node.refused("expected at least one table, found none");
        }
        Map<String, String> plainNames = new LinkedHashMap<>();
        return node.parts(node.keys(), name -> {
            SpecNode table = node.require(name);
            String other = plainNames.put(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw table.refused("the tables \"" + other + "\" and \"" + name
                        + "\" differ in case only, and not every file system keeps their files apart");
            }
            return tables.read(table, name);
        });
    }

    private static Map<String, TableDraft> byName(List<TableDraft> drafts) {
        Map<String, TableDraft> byName = new LinkedHashMap<>();
        drafts.forEach(table -> byName.put(table.name(), table));
        return byName;
    }

    private static List<TableSpec> tables(SpecNode root, List<TableDraft> drafts, ReferenceResolver references) {
        for (TableDraft draft : drafts) {
            draft.columns().forEach(column -> root.check(() -> references.value(draft, column)));
        }
        root.refuseMistakes();
        return drafts.stream().map(draft -> table(draft, references)).toList();
    }

    private static TableSpec table(TableDraft draft, ReferenceResolver references) {
        TableSchema schema = schema(draft, references);
        Set<String> unique = schema.uniqueColumns();
        List<ColumnSpec> columns = new ArrayList<>();
        for (ColumnDraft column : draft.columns()) {
            ValueKind value = references.value(draft, column);
            columns.add(new ColumnSpec(
                    column.name(),
                    schema.ignoresCase(column.name()) ? value.ignoringCase() : value,
                    column.nullShare(),
                    column.nullGroup(),
                    unique.contains(column.name()) || column.isDistinct(),
                    Place.of(column.valueNode().where())));
        }
        return new TableSpec(schema, draft.rows(), columns);
    }

    private static TableSchema schema(TableDraft draft, ReferenceResolver references) {
        List<Column> columns = draft.columns().stream().map(ColumnDraft::column).toList();
        return new TableSchema(
                draft.name(),
                columns,
                draft.keys().primary(),
                draft.keys().unique(),
                draft.keys().indexes(),
                references.foreignKeys(draft),
                draft.traits(),
                draft.keys().constraints());
    }
}
