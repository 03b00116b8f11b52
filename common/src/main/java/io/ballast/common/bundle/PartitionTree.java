package io.ballast.common.bundle;

import io.ballast.common.schema.Partition;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.Partitioning.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How tables of a descriptor are partitioned. */
final class PartitionTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String PARTS = "parts";
    private static final String MIN = "min";
    private static final String MAX = "max";

    private PartitionTree() {}

    static ObjectNode of(Partitioning partitioning) {
        String method = DescriptorTree.label(partitioning.method());
        ObjectNode json = JSON.objectNode();
        if (partitioning instanceof Partitioning.ByRange range) {
            json.put(method, range.column()).set("bounds", LabelTree.texts(range.bounds()));
            return json;
        }
        if (partitioning instanceof Partitioning.ByHash hash && hash.columns().size() == 1) {
            return json.put(method, hash.columns().get(0)).put("partitions", hash.partitions());
        }
        json.set(method, LabelTree.texts(partitioning.columns()));
        if (partitioning instanceof Partitioning.ByHash hash) {
            return json.put("partitions", hash.partitions());
        }
        ArrayNode parts = json.putArray(PARTS);
        ((Partitioning.ByParts) partitioning).parts().forEach(part -> parts.add(of(part)));
        return json;
    }

    private static ObjectNode of(Partition part) {
        ObjectNode json = JSON.objectNode().put("name", part.name());
        if (part.bound() instanceof PartitionBound.OfHash hash) {
            json.put("modulus", hash.modulus()).put("remainder", hash.remainder());
        } else if (part.bound() instanceof PartitionBound.OfList list) {
            ArrayNode values = json.putArray("values");
            list.values().forEach(values::add);
            if (list.nulls()) {
                values.addNull();
            }
        } else if (part.bound() instanceof PartitionBound.OfRange range) {
            json.set("from", ends(range.from()));
            json.set("to", ends(range.to()));
        } else {
            json.put("default", true);
        }
        if (part.nested() != null) {
            json.set("partitioning", of(part.nested()));
        }
        return json;
    }

    /** A value is a string, an end that lets in all values an object. */
    private static ArrayNode ends(List<PartitionEnd> ends) {
        ArrayNode array = JSON.arrayNode();
        for (PartitionEnd end : ends) {
            if (end instanceof PartitionEnd.At at) {
                array.add(at.literal());
            } else {
                array.add(JSON.objectNode().put("end", end == PartitionEnd.MIN ? MIN : MAX));
            }
        }
        return array;
    }

    static Partitioning read(JsonPlace json) {
        Method method = Stream.of(Method.values())
                .filter(one -> json.find(DescriptorTree.label(one)) != null)
                .findFirst()
                .orElseThrow(() -> json.refuse("hash, list or range"));
        JsonPlace key = json.get(DescriptorTree.label(method));
        List<String> columns = key.node().isString() ? List.of(key.text()) : TableSchemaReader.keyColumns(key);
        JsonPlace parts = json.find(PARTS);
        JsonPlace bounds = parts == null && method == Method.RANGE ? json.get("bounds") : null;
        if (bounds != null) {
            List<String> borders = bounds.texts(BundleLimits.MAX_PARTITIONS - 1);
            if (borders.isEmpty()) {
                throw bounds.refuse("at least one bound");
            }
            if (columns.size() != 1) {
                throw key.refuse("one column");
            }
            return new Partitioning.ByRange(columns.get(0), borders);
        }
        if (parts == null && method == Method.HASH) {
            return new Partitioning.ByHash(
                    columns, (int) json.get("partitions").number(1, BundleLimits.MAX_PARTITIONS));
        }
        return parts(method, columns, json.get(PARTS));
    }

    private static Partitioning parts(Method method, List<String> columns, JsonPlace json) {
        List<Partition> parts = json.items(BundleLimits.MAX_PARTITIONS).stream()
                .map(part -> new Partition(
                        part.get("name").text(),
                        bound(method, columns.size(), part),
                        TableSchemaReader.optional(part, "partitioning", PartitionTree::read)))
                .toList();
        if (parts.isEmpty()) {
            throw json.refuse("at least one partition");
        }
        Partitioning read = new Partitioning.ByParts(method, columns, parts);
        if (read.count() > BundleLimits.MAX_PARTITIONS) {
            throw json.refuseFound(read.count() + " partitions", "at most " + BundleLimits.MAX_PARTITIONS);
        }
        return read;
    }

    private static PartitionBound bound(Method method, int columns, JsonPlace part) {
        JsonPlace rest = part.find("default");
        if (rest != null && method != Method.HASH) {
            if (!rest.flag()) {
                throw rest.refuse("true");
            }
            return new PartitionBound.OfRest();
        }
        return switch (method) {
            case HASH -> {
                int modulus = (int) part.get("modulus").number(1, Integer.MAX_VALUE);
                yield new PartitionBound.OfHash(
                        modulus, (int) part.get("remainder").number(0, modulus - 1));
            }
            case LIST -> list(part.get("values"));
            case RANGE -> new PartitionBound.OfRange(ends(part.get("from"), columns), ends(part.get("to"), columns));
        };
    }

    private static PartitionBound list(JsonPlace json) {
        List<String> values = new ArrayList<>();
        boolean nulls = false;
        for (JsonPlace value : json.items(Integer.MAX_VALUE)) {
            if (value.node().isNull()) {
                nulls = true;
            } else {
                values.add(value.text());
            }
        }
        if (values.isEmpty() && !nulls) {
            throw json.refuse("at least one value");
        }
        return new PartitionBound.OfList(values, nulls);
    }

    private static List<PartitionEnd> ends(JsonPlace json, int columns) {
        List<PartitionEnd> ends =
                json.items(columns).stream().map(PartitionTree::end).toList();
        if (ends.size() != columns) {
            throw json.refuseFound(ends.size() + " ends", columns + ", one for each column");
        }
        return ends;
    }

    private static PartitionEnd end(JsonPlace json) {
        if (json.node().isString()) {
            return PartitionEnd.of(json.text());
        }
        JsonPlace end = json.get("end");
        return switch (end.text()) {
            case MIN -> PartitionEnd.MIN;
            case MAX -> PartitionEnd.MAX;
            default -> throw end.refuse("min or max");
        };
    }
}
