package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.Partitioning.Method;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads which rows go to each of the partitions beside each other. */
final class PartitionBoundReader {
    private static final String REST = "default";
    private static final String NESTED = "partition";

    private final Method method;
    private final List<ColumnType> types;
    private final Set<String> listed = new HashSet<>();
    private boolean nullsListed;
    private boolean restGiven;

    /** @param types of the columns that the partitions are by */
    PartitionBoundReader(Method method, List<ColumnType> types) {
        this.method = method;
        this.types = types;
    }

    PartitionBound read(SpecNode part) {
        if (method == Method.HASH) {
            part.allow("modulus", "remainder", NESTED);
            int modulus = part.require("modulus").wholeNumber(1, Integer.MAX_VALUE);
            return new PartitionBound.OfHash(modulus, part.require("remainder").wholeNumber(0, modulus - 1));
        }
        if (part.has(REST)) {
            part.allow(REST, NESTED);
            return rest(part.require(REST));
        }
        if (method == Method.LIST) {
            part.allow("values", REST, NESTED);
            return list(part.require("values"));
        }
        part.allow("from", "to", REST, NESTED);
        return range(part);
    }

    private PartitionBound rest(SpecNode node) {
        if (!node.bool()) {
            throw node.expected("true");
        }
        if (restGiven) {
            throw node.refused("there is a default partition already");
        }
        restGiven = true;
        return new PartitionBound.OfRest();
    }

    private PartitionBound list(SpecNode node) {
        List<String> values = new ArrayList<>();
        boolean nulls = false;
        for (SpecNode item : node.items()) {
            String value = item.isNull() ? null : Literals.read(item, types.get(0));
            boolean isNew = value == null ? !nullsListed : listed.add(value);
            if (!isNew) {
                throw item.refused("this value is a duplicate");
            }
            if (value == null) {
                nulls = true;
                nullsListed = true;
            } else {
                values.add(value);
            }
        }
        return new PartitionBound.OfList(values, nulls);
    }

    private PartitionBound range(SpecNode part) {
        List<PartitionEnd> from = ends(part, "from", PartitionEnd.MIN);
        List<PartitionEnd> to = ends(part, "to", PartitionEnd.MAX);
        if (from.get(0) instanceof PartitionEnd.At low
                && to.get(0) instanceof PartitionEnd.At high
                && isNotBelow(low, high)) {
            throw part.require("to").expected("an end above " + low.literal());
        }
        return new PartitionBound.OfRange(from, to);
    }

    /** By what can be known of the first column. */
    private boolean isNotBelow(PartitionEnd.At low, PartitionEnd.At high) {
        ColumnType type = types.get(0);
        boolean known = LiteralOrder.isKnown(type, low.literal()) && LiteralOrder.isKnown(type, high.literal());
        int order = LiteralOrder.compare(type, low.literal(), high.literal());
        return known && (types.size() == 1 ? order >= 0 : order > 0);
    }

    private List<PartitionEnd> ends(SpecNode part, String key, PartitionEnd open) {
        SpecNode node = part.find(key);
        if (node == null) {
            return Collections.nCopies(types.size(), open);
        }
        if (!node.isList()) {
            if (types.size() > 1) {
                throw node.expected("a list of " + types.size() + " ends, one for each column");
            }
            return List.of(end(node, types.get(0)));
        }
        List<SpecNode> items = node.items();
        if (items.size() != types.size()) {
            throw node.refused("expected " + types.size() + " ends, one for each column, found " + items.size());
        }
        List<PartitionEnd> ends = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ends.add(end(items.get(i), types.get(i)));
        }
        return ends;
    }

    /** A literal, or {@code { end: min }} for MINVALUE and {@code { end: max }} for MAXVALUE. */
    private static PartitionEnd end(SpecNode node, ColumnType type) {
        if (node.isMapping()) {
            node.allow("end");
            return node.require("end").oneOf("end", Map.of("min", PartitionEnd.MIN, "max", PartitionEnd.MAX));
        }
        return PartitionEnd.of(Literals.read(node, type));
    }
}
