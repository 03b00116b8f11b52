package io.ballast.common.bundle;

import io.ballast.common.schema.Collation;
import io.ballast.common.schema.ColumnCompression;
import io.ballast.common.schema.ColumnStorage;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What few columns have, and columns that the server computes, in a descriptor. */
final class TraitsTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TraitsTree() {}

    /** Adds what the column has to what is said of its type. */
    static void put(ObjectNode facts, ColumnTraits traits) {
        if (traits.identity() != null) {
            facts.set("identity", SequenceTree.of(traits.identity()));
        }
        put(facts, traits.collation());
        if (traits.storage() != null) {
            facts.put("storage", DescriptorTree.label(traits.storage()));
        }
        if (traits.compression() != null) {
            facts.put("compression", DescriptorTree.label(traits.compression()));
        }
        if (traits.statistics() != null) {
            facts.put("statistics", traits.statistics());
        }
        SettingsTree.putTexts(facts, "options", traits.options());
    }

    static void put(ObjectNode facts, @Nullable Collation collation) {
        if (collation != null) {
            ObjectNode name = facts.putObject("collation");
            DescriptorTree.putIfPresent(name, "schema", collation.schema());
            name.put("name", collation.name());
        }
    }

    static ColumnTraits read(JsonPlace facts) {
        return new ColumnTraits(
                TableSchemaReader.optional(facts, "identity", SequenceTree::identity),
                TableSchemaReader.optional(facts, "collation", TraitsTree::collation),
                TableSchemaReader.optional(
                        facts, "storage", word -> TableSchemaReader.constant(word, ColumnStorage.values())),
                TableSchemaReader.optional(
                        facts, "compression", word -> TableSchemaReader.constant(word, ColumnCompression.values())),
                TableSchemaReader.optional(
                        facts, "statistics", target -> (int) target.number(0, ColumnTraits.MAX_STATISTICS)),
                SettingsTree.texts(facts.find("options"), StorageParameters::faultOfColumn));
    }

    static Collation collation(JsonPlace name) {
        return new Collation(
                TableSchemaReader.optional(name, "schema", JsonPlace::text),
                name.get("name").text());
    }

    static ArrayNode of(List<GeneratedColumn> generated) {
        ArrayNode columns = JSON.arrayNode();
        generated.forEach(column -> columns.add(of(column)));
        return columns;
    }

    private static ObjectNode of(GeneratedColumn column) {
        ObjectNode json = JSON.objectNode().put("name", column.name()).put("position", column.position());
        json.setAll(TypeTree.of(column.type()));
        json.put("nullable", column.nullable());
        json.put("sql", column.expression().text());
        json.put("stored", column.stored());
        DescriptorTree.putIfPresent(json, "description", column.comment());
        return json;
    }

    static GeneratedColumn generated(JsonPlace json, Map<TypeName, UserType> types) {
        return new GeneratedColumn(
                (int) json.get("position").number(0, BundleLimits.MAX_COLUMNS - 1L),
                json.get("name").text(),
                TypeTree.column(json, types),
                json.get("nullable").flag(),
                LabelTree.sql(json.get("sql")),
                json.get("stored").flag(),
                TableSchemaReader.optional(json, "description", JsonPlace::text));
    }
}
