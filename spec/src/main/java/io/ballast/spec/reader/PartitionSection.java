package io.ballast.spec.reader;

import io.ballast.common.schema.Partition;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.Partitioning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a table is partitioned, as a spec has it. */
final class PartitionSection {
    private PartitionSection() {}

    static Map<String, Object> of(Partitioning partitioning) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (partitioning.columns().size() == 1) {
            parameters.put("column", partitioning.columns().get(0));
        } else {
            parameters.put("columns", partitioning.columns());
        }
        if (partitioning instanceof Partitioning.ByHash hash) {
            parameters.put("partitions", hash.partitions());
        } else if (partitioning instanceof Partitioning.ByRange range) {
            parameters.put("bounds", range.bounds());
        } else {
            Map<String, Object> parts = new LinkedHashMap<>();
            ((Partitioning.ByParts) partitioning).parts().forEach(part -> parts.put(part.name(), of(part)));
            parameters.put("parts", parts);
        }
        return Map.of(partitioning.method().name().toLowerCase(Locale.ROOT), parameters);
    }

    private static Map<String, Object> of(Partition part) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (part.bound() instanceof PartitionBound.OfHash hash) {
            out.put("modulus", hash.modulus());
            out.put("remainder", hash.remainder());
        } else if (part.bound() instanceof PartitionBound.OfList list) {
            List<Object> values = new ArrayList<>(list.values());
            if (list.nulls()) {
                values.add(null);
            }
            out.put("values", values);
        } else if (part.bound() instanceof PartitionBound.OfRange range) {
            put(out, "from", range.from(), PartitionEnd.MIN);
            put(out, "to", range.to(), PartitionEnd.MAX);
        } else {
            out.put("default", true);
        }
        if (part.nested() != null) {
            out.put("partition", of(part.nested()));
        }
        return out;
    }

    private static void put(Map<String, Object> out, String key, List<PartitionEnd> ends, PartitionEnd open) {
        if (ends.stream().allMatch(open::equals)) {
            return;
        }
        List<Object> written = ends.stream().map(PartitionSection::of).toList();
        boolean plain = ends.size() == 1 && ends.get(0) instanceof PartitionEnd.At;
        out.put(key, plain ? written.get(0) : written);
    }

    private static Object of(PartitionEnd end) {
        return end instanceof PartitionEnd.At at
                ? at.literal()
                : Map.of("end", end.equals(PartitionEnd.MIN) ? "min" : "max");
    }
}
