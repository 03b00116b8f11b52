package io.ballast.common.bundle;

import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.TableSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a table is kept by the server and what it inherits, in a descriptor, and the storage parameters of tables and indexes. */
final class SettingsTree {
    private SettingsTree() {}

    static void put(ObjectNode facts, TableSettings settings) {
        putStorage(facts, settings.storage());
        ReplicaIdentity identity = settings.replicaIdentity();
        if (identity != null && identity.index() != null) {
            facts.putObject("replicaIdentity").put("index", identity.index());
        } else if (identity != null) {
            facts.put("replicaIdentity", DescriptorTree.label(identity.kind()));
        }
        DescriptorTree.putIfPresent(facts, "cluster", settings.cluster());
        if (!settings.statistics().isEmpty()) {
            ArrayNode statistics = facts.putArray("statistics");
            settings.statistics().forEach(one -> put(statistics.addObject(), one));
        }
    }

    private static void put(ObjectNode json, ExtendedStatistics statistics) {
        LabelTree.put(json, statistics.label());
        json.set("columns", LabelTree.texts(statistics.columns()));
        LabelTree.putUnlessEmpty(
                json,
                "kinds",
                statistics.kinds().stream().map(DescriptorTree::label).toList());
        if (statistics.target() != null) {
            json.put("target", statistics.target());
        }
    }

    static void put(ObjectNode facts, Inheritance inheritance) {
        LabelTree.putUnlessEmpty(facts, "inherits", inheritance.parents());
        LabelTree.putUnlessEmpty(facts, "inherited", inheritance.columns());
    }

    static Inheritance inheritance(JsonPlace facts) {
        JsonPlace parents = facts.find("inherits");
        JsonPlace columns = facts.find("inherited");
        return new Inheritance(
                parents == null ? List.of() : parents.texts(BundleLimits.MAX_KEYS),
                columns == null ? List.of() : columns.texts(BundleLimits.MAX_COLUMNS));
    }

    static void putStorage(ObjectNode json, Map<String, String> storage) {
        putTexts(json, "storage", storage);
    }

    static void putTexts(ObjectNode json, String key, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            ObjectNode members = json.putObject(key);
            texts.forEach(members::put);
        }
    }

    static TableSettings read(JsonPlace facts) {
        return new TableSettings(
                texts(facts.find("storage"), StorageParameters::faultOfTable),
                TableSchemaReader.optional(facts, "replicaIdentity", SettingsTree::identity),
                TableSchemaReader.optional(facts, "cluster", JsonPlace::text),
                statistics(facts.find("statistics")));
    }

    private static List<ExtendedStatistics> statistics(@Nullable JsonPlace list) {
        return list == null
                ? List.of()
                : list.items(BundleLimits.MAX_KEYS).stream()
                        .map(SettingsTree::statisticsOf)
                        .toList();
    }

    private static ExtendedStatistics statisticsOf(JsonPlace json) {
        JsonPlace columns = json.get("columns");
        JsonPlace kinds = json.find("kinds");
        List<String> names = columns.texts(BundleLimits.MAX_KEY_COLUMNS);
        String fault = ExtendedStatistics.fault(names);
        if (fault != null) {
            throw columns.refuse(fault);
        }
        return new ExtendedStatistics(
                LabelTree.label(json),
                names,
                kinds == null
                        ? List.of()
                        : kinds.items(ExtendedStatistics.Kind.values().length).stream()
                                .map(kind -> TableSchemaReader.constant(kind, ExtendedStatistics.Kind.values()))
                                .toList(),
                TableSchemaReader.optional(
                        json, "target", target -> (int) target.number(0, ColumnTraits.MAX_STATISTICS)));
    }

    private static ReplicaIdentity identity(JsonPlace identity) {
        if (identity.node().isObject()) {
            return ReplicaIdentity.by(identity.get("index").text());
        }
        return switch (identity.text()) {
            case "full" -> new ReplicaIdentity(ReplicaIdentity.Kind.FULL, null);
            case "nothing" -> new ReplicaIdentity(ReplicaIdentity.Kind.NOTHING, null);
            default -> throw identity.refuse("full, nothing or an index");
        };
    }

    /** Those of an index or of that behind a key. */
    static Map<String, String> indexStorage(JsonPlace json) {
        return texts(json.find("storage"), StorageParameters::faultOfIndex);
    }

    /**
     * The members of an object, which are texts.
     *
     * @param fault what was expected in place of a name and its value; null where they are good
     */
    static Map<String, String> texts(@Nullable JsonPlace storage, BinaryOperator<@Nullable String> fault) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (storage != null) {
            for (String name : storage.node().propertyNames()) {
                String value = storage.get(name).text();
                String expected = fault.apply(name, value);
                if (expected != null) {
                    throw storage.get(name).refuse(expected);
                }
                parameters.put(name, value);
            }
        }
        return parameters;
    }
}
