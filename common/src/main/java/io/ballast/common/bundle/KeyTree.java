package io.ballast.common.bundle;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The traits of keys in a descriptor. The standard has the columns; the traits of unique keys stand in a list of the same order. */
final class KeyTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private KeyTree() {}

    static void put(ObjectNode facts, TableSchema table) {
        KeyTraits primary = table.constraints().primaryKey();
        if (!primary.isEmpty()) {
            facts.set("primaryKey", of(primary));
        }
        if (table.uniqueKeys().stream().anyMatch(key -> !key.traits().isEmpty())) {
            ArrayNode keys = facts.putArray("uniqueKeys");
            table.uniqueKeys().forEach(key -> keys.add(of(key.traits())));
        }
    }

    private static ObjectNode of(KeyTraits traits) {
        ObjectNode json = JSON.objectNode();
        LabelTree.put(json, traits.label());
        LabelTree.put(json, traits.deferral());
        if (traits.nullsNotDistinct()) {
            json.put("nullsNotDistinct", true);
        }
        if (traits.withoutOverlaps()) {
            json.put("withoutOverlaps", true);
        }
        LabelTree.putUnlessEmpty(json, "include", traits.include());
        SettingsTree.putStorage(json, traits.storage());
        return json;
    }

    static KeyTraits primaryKey(JsonPlace facts) {
        JsonPlace traits = facts.find("primaryKey");
        return traits == null ? KeyTraits.NONE : traits(traits);
    }

    /** The keys with their traits. */
    static List<UniqueKey> uniqueKeys(List<UniqueKey> keys, JsonPlace facts) {
        JsonPlace list = facts.find("uniqueKeys");
        if (list == null) {
            return keys;
        }
        List<JsonPlace> traits = list.items(BundleLimits.MAX_KEYS);
        if (traits.size() != keys.size()) {
            throw list.refuseFound(traits.size() + " elements", keys.size() + ", one for each unique key");
        }
        return IntStream.range(0, keys.size())
                .mapToObj(i -> new UniqueKey(keys.get(i).columns(), traits(traits.get(i))))
                .toList();
    }

    private static KeyTraits traits(JsonPlace json) {
        return new KeyTraits(
                LabelTree.label(json),
                LabelTree.deferral(json),
                LabelTree.flag(json, "nullsNotDistinct"),
                LabelTree.columns(json, "include"),
                SettingsTree.indexStorage(json),
                LabelTree.flag(json, "withoutOverlaps"));
    }

    static void put(ObjectNode facts, ForeignKeyTraits traits) {
        LabelTree.put(facts, traits.label());
        if (traits.onUpdate() != ForeignKey.OnDelete.NO_ACTION) {
            facts.put("onUpdate", DescriptorTree.label(traits.onUpdate()));
        }
        LabelTree.putUnlessEmpty(facts, "setColumns", traits.setColumns());
        if (traits.matchFull()) {
            facts.put("matchFull", true);
        }
        LabelTree.put(facts, traits.deferral());
        if (!traits.enforced()) {
            facts.put("enforced", false);
        }
        if (!traits.valid()) {
            facts.put("valid", false);
        }
        if (traits.period()) {
            facts.put("period", true);
        }
    }

    static ForeignKeyTraits foreignKey(JsonPlace facts) {
        @Nullable JsonPlace onUpdate = facts.find("onUpdate");
        return new ForeignKeyTraits(
                LabelTree.label(facts),
                LabelTree.deferral(facts),
                onUpdate == null
                        ? ForeignKey.OnDelete.NO_ACTION
                        : TableSchemaReader.constant(onUpdate, ForeignKey.OnDelete.values()),
                LabelTree.columns(facts, "setColumns"),
                LabelTree.flag(facts, "matchFull"),
                LabelTree.isTrue(facts, "enforced"),
                LabelTree.isTrue(facts, "valid"),
                LabelTree.flag(facts, "period"));
    }
}
