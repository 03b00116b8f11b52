package io.ballast.common.bundle;

import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns the JSON tree of a descriptor into a {@link Bundle}. Only what this package writes is accepted, besides a few properties
 * of the standard that describe and change nothing; everything else is refused with its place, since a descriptor that is half
 * understood would load the wrong thing.
 */
final class DescriptorReader {
    /** Properties of packages and resources that describe and change nothing. */
    private static final Set<String> DESCRIPTIVE = Set.of(
            "id",
            "title",
            "description",
            "homepage",
            "version",
            "created",
            "keywords",
            "contributors",
            "licenses",
            "sources",
            "image");

    private DescriptorReader() {}

    /** {@code file} is what messages call the descriptor. */
    static Bundle read(String file, JsonNode tree) {
        JsonPlace root = new JsonPlace(file, "", tree);
        JsonPlace facts = root.get("ballast");
        facts.get("format").number(DescriptorTree.FORMAT, DescriptorTree.FORMAT);
        List<JsonPlace> resources = root.get("resources").items(BundleLimits.MAX_TABLES);
        Bundle bundle = new Bundle(
                root.get("name").text(),
                new MadeFrom(
                        facts.get("seed").number(Long.MIN_VALUE, Long.MAX_VALUE),
                        (int) facts.get("algorithmVersion").number(1, Integer.MAX_VALUE),
                        facts.get("specSha256").text(),
                        omittedTables(facts.find("omittedTables"))),
                compression(facts.get("compression")),
                new CsvDialect(header(resources)),
                tables(resources, TypeTree.read(facts.find("types"))),
                ViewTree.read(facts.find("views")),
                virtual(facts.find("virtual")));
        BundleRules.check(file, bundle);
        sameAs(DescriptorTree.of(bundle), root, DESCRIPTIVE);
        return bundle;
    }

    private static List<String> omittedTables(@Nullable JsonPlace names) {
        return names == null
                ? List.of()
                : names.items(BundleLimits.MAX_TABLES).stream()
                        .map(JsonPlace::text)
                        .toList();
    }

    private static @Nullable Virtual virtual(@Nullable JsonPlace place) {
        if (place == null) {
            return null;
        }
        JsonPlace pools = place.get("pools");
        Map<String, String> sha256ByPool = new TreeMap<>();
        pools.names().forEach(name -> sha256ByPool.put(name, pools.get(name).text()));
        return new Virtual(place.get("release").text(), sha256ByPool);
    }

    private static Compression compression(JsonPlace label) {
        return Compression.parse(label.text()).orElseThrow(() -> label.refuse("zstd, gzip or none"));
    }

    /** Every resource repeats the dialect; {@link #sameAs} sees to it that they agree. */
    private static boolean header(List<JsonPlace> resources) {
        return !resources.isEmpty()
                && resources.get(0).get("dialect").get("header").flag();
    }

    private static List<BundleTable> tables(List<JsonPlace> resources, Map<TypeName, UserType> types) {
        List<BundleTable> tables = new ArrayList<>(resources.size());
        int shards = 0;
        for (JsonPlace resource : resources) {
            BundleTable table = new BundleTable(
                    TableSchemaReader.read(resource, types),
                    shards(resource.get("ballast").get("shards"), BundleLimits.MAX_SHARDS - shards));
            shards += table.shards().size();
            tables.add(table);
        }
        return tables;
    }

    private static List<Shard> shards(JsonPlace shards, int atMost) {
        return shards.items(atMost).stream().map(DescriptorReader::shard).toList();
    }

    private static Shard shard(JsonPlace shard) {
        return new Shard(
                shard.get("path").text(),
                shard.get("bytes").number(0, BundleLimits.MAX_SHARD_BYTES),
                new ShardSums(
                        shard.get("sha256").text(), textOrEmpty(shard, "crc32c"), textOrEmpty(shard, "rawSha256")),
                shard.get("rawBytes").number(0, BundleLimits.MAX_SHARD_BYTES),
                shard.get("rows").number(0, BundleLimits.MAX_SHARD_BYTES),
                shard.get("firstUnit").number(0, Long.MAX_VALUE),
                shard.get("units").number(0, Long.MAX_VALUE));
    }

    private static String textOrEmpty(JsonPlace place, String key) {
        @Nullable JsonPlace found = place.find(key);
        return found == null ? "" : found.text();
    }

    /**
     * Refuses what differs between the tree that the values would be written as and the tree that was found. So the parts of
     * the standard cannot say one thing and the {@code ballast} properties another.
     */
    private static void sameAs(JsonNode expected, JsonPlace found, Set<String> descriptive) {
        if (expected.isObject()) {
            for (String key : expected.propertyNames()) {
                boolean holdsTables = found.path().isEmpty() && key.equals("resources");
                sameAs(expected.get(key), found.get(key), holdsTables ? DESCRIPTIVE : Set.of());
            }
            Set<String> known = new LinkedHashSet<>(expected.propertyNames());
            for (String key : found.node().propertyNames()) {
                if (!known.contains(key) && !descriptive.contains(key)) {
                    throw found.unknown(key, known);
                }
            }
        } else if (expected.isArray()) {
            List<JsonPlace> items = found.items(Integer.MAX_VALUE);
            if (items.size() != expected.size()) {
                throw JsonPlace.refuse(
                        found.file(), found.path(), items.size() + " elements", String.valueOf(expected.size()));
            }
            for (int i = 0; i < items.size(); i++) {
                sameAs(expected.get(i), items.get(i), descriptive);
            }
        } else if (!expected.asString().equals(found.node().asString())
                || expected.isString() != found.node().isString()) {
            throw found.refuse(JsonPlace.quoted(expected.asString()) + ", as the other properties have it");
        }
    }
}
