package io.ballast.common.bundle;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bundle as the JSON tree of its descriptor: a Data Package (version 2 of the standard, datapackage.org) in which each table is
 * a resource, with what the standard cannot say in properties named {@code ballast}.
 */
final class DescriptorTree {
    static final String PROFILES = "https://datapackage.org/profiles/2.0/";
    /** Incremented when a reader of the older format would misread the {@code ballast} properties. */
    static final int FORMAT = 1;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DescriptorTree() {}

    static ObjectNode of(Bundle bundle) {
        ObjectNode tree = JSON.objectNode();
        tree.put("$schema", PROFILES + "datapackage.json");
        tree.put("name", bundle.dataset());
        ObjectNode facts = tree.putObject("ballast")
                .put("format", FORMAT)
                .put("seed", bundle.seed())
                .put("algorithmVersion", bundle.algorithmVersion())
                .put("specSha256", bundle.specSha256())
                .put("compression", bundle.compression().label());
        if (!bundle.omittedTables().isEmpty()) {
            facts.set("omittedTables", texts(bundle.omittedTables()));
        }
        if (bundle.virtual() != null) {
            facts.set("virtual", virtual(bundle.virtual()));
        }
        List<UserType> types = UserTypes.declared(
                bundle.tables().stream().map(BundleTable::schema).toList());
        if (!types.isEmpty()) {
            facts.set("types", TypeTree.of(types));
        }
        if (!bundle.views().isEmpty()) {
            facts.set("views", ViewTree.of(bundle.views()));
        }
        ArrayNode resources = tree.putArray("resources");
        for (BundleTable table : bundle.tables()) {
            resources.add(resource(bundle, table));
        }
        return tree;
    }

    private static ObjectNode virtual(Virtual virtual) {
        ObjectNode json = JSON.objectNode().put("release", virtual.release());
        ObjectNode pools = json.putObject("pools");
        virtual.pools().forEach(pools::put);
        return json;
    }

    private static ObjectNode resource(Bundle bundle, BundleTable table) {
        ObjectNode resource = JSON.objectNode();
        resource.put("$schema", PROFILES + "dataresource.json");
        resource.put("name", table.name());
        resource.put("type", "table");
        putIfPresent(resource, "description", table.schema().comment());
        resource.set("path", texts(table.shards().stream().map(Shard::path).toList()));
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        if (bundle.compression() != Compression.NONE) {
            resource.put("compression", bundle.compression().fileEnding().substring(".csv.".length()));
        }
        resource.set("dialect", dialect(bundle.dialect()));
        resource.set("schema", schema(table.schema()));
        resource.set("ballast", postgresFacts(table));
        return resource;
    }

    private static ObjectNode dialect(CsvDialect dialect) {
        return JSON.objectNode()
                .put("$schema", PROFILES + "tabledialect.json")
                .put("header", dialect.header())
                .put("delimiter", String.valueOf((char) CsvDialect.DELIMITER))
                .put("lineTerminator", String.valueOf((char) CsvDialect.LINE_TERMINATOR))
                .put("quoteChar", String.valueOf((char) CsvDialect.QUOTE))
                .put("doubleQuote", true)
                .put("nullSequence", "")
                .put("skipInitialSpace", false);
    }

    static ObjectNode schema(TableSchema table) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", PROFILES + "tableschema.json");
        ArrayNode fields = schema.putArray("fields");
        table.columns().forEach(column -> fields.add(field(table, column)));
        schema.putArray("missingValues").add("");
        if (!table.primaryKey().isEmpty()) {
            schema.set("primaryKey", texts(table.primaryKey()));
        }
        if (!table.uniqueKeys().isEmpty()) {
            ArrayNode keys = schema.putArray("uniqueKeys");
            table.uniqueKeys().forEach(key -> keys.add(texts(key.columns())));
        }
        if (!table.foreignKeys().isEmpty()) {
            ArrayNode keys = schema.putArray("foreignKeys");
            table.foreignKeys().forEach(key -> keys.add(foreignKey(table, key)));
        }
        return schema;
    }

    private static ObjectNode field(TableSchema table, Column column) {
        FieldType type = FieldType.of(column.type());
        ObjectNode field = JSON.objectNode().put("name", column.name()).put("type", type.type());
        if (!type.format().equals(FieldType.DEFAULT)) {
            field.put("format", type.format());
        }
        if (type.type().equals("boolean")) {
            field.putArray("trueValues").add("t").add("true");
            field.putArray("falseValues").add("f").add("false");
        }
        putIfPresent(field, "description", column.comment());
        ObjectNode constraints = constraints(column, type);
        if (!constraints.isEmpty()) {
            field.set("constraints", constraints);
        }
        ObjectNode postgres = TypeTree.of(column.type());
        field.set("ballast", postgres);
        if (column.defaultValue() != null) {
            postgres.set("default", DefaultTree.of(column.defaultValue()));
        }
        if (column.check() != null) {
            ObjectNode check = check(column.check());
            ConstraintTree.putLabel(check, table, column);
            postgres.set("check", check);
        }
        TraitsTree.put(postgres, column.traits());
        return field;
    }

    /** What of the column's limits a reader of the standard understands. */
    private static ObjectNode constraints(Column column, FieldType type) {
        ObjectNode constraints = JSON.objectNode();
        if (!column.nullable()) {
            constraints.put("required", true);
        }
        if (!column.type().array() && !column.type().labels().isEmpty()) {
            constraints.set("enum", texts(column.type().labels()));
        }
        if (column.check() != null) {
            ObjectNode check = check(column.check());
            check.retain(type.constraints());
            constraints.setAll(check);
        }
        return constraints;
    }

    static ObjectNode check(Check check) {
        ObjectNode json = JSON.objectNode();
        putIfPresent(json, "minimum", check.minimum());
        putIfPresent(json, "maximum", check.maximum());
        if (check.minLength() != null) {
            json.put("minLength", check.minLength());
        }
        if (check.maxLength() != null) {
            json.put("maxLength", check.maxLength());
        }
        if (!check.oneOf().isEmpty()) {
            json.set("enum", texts(check.oneOf()));
        }
        return json;
    }

    private static ObjectNode foreignKey(TableSchema table, ForeignKey key) {
        ObjectNode json = JSON.objectNode();
        json.set("fields", texts(key.columns()));
        ObjectNode reference = json.putObject("reference");
        if (!key.targetTable().equals(table.name())) { // the standard leaves it out where a table refers to itself
            reference.put("resource", key.targetTable());
        }
        reference.set("fields", texts(key.targetColumns()));
        KeyTree.put(json.putObject("ballast").put("onDelete", label(key.onDelete())), key.traits());
        return json;
    }

    private static ObjectNode postgresFacts(BundleTable table) {
        ObjectNode facts = JSON.objectNode();
        KeyTree.put(facts, table.schema());
        if (!table.schema().indexes().isEmpty()) {
            ArrayNode indexes = facts.putArray("indexes");
            table.schema().indexes().forEach(index -> indexes.add(IndexTree.of(index)));
        }
        ConstraintTree.put(facts, table.schema().constraints());
        Partitioning partitioning = table.schema().partitioning();
        if (partitioning != null) {
            facts.set("partitioning", PartitionTree.of(partitioning));
        }
        if (table.schema().traits().unlogged()) {
            facts.put("unlogged", true);
        }
        if (!table.schema().traits().generated().isEmpty()) {
            facts.set("generated", TraitsTree.of(table.schema().traits().generated()));
        }
        SettingsTree.put(facts, table.schema().traits().settings());
        SettingsTree.put(facts, table.schema().traits().inheritance());
        ArrayNode shards = facts.putArray("shards");
        table.shards().forEach(shard -> shards.add(shard(shard)));
        return facts;
    }

    private static ObjectNode shard(Shard shard) {
        ObjectNode json = JSON.objectNode()
                .put("path", shard.path())
                .put("bytes", shard.sizeBytes())
                .put("sha256", shard.sha256());
        putUnlessEmpty(json, "crc32c", shard.sums().crc32c());
        json.put("rawBytes", shard.rawBytes());
        putUnlessEmpty(json, "rawSha256", shard.sums().rawSha256());
        return json.put("rows", shard.rows())
                .put("firstUnit", shard.firstUnit())
                .put("units", shard.units());
    }

    private static void putUnlessEmpty(ObjectNode json, String key, String value) {
        putIfPresent(json, key, value.isEmpty() ? null : value);
    }

    /** A constant's name in descriptors, such as {@code set_null}. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static void putIfPresent(ObjectNode json, String key, @Nullable String value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
