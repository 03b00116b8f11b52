package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Partition;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.Partitioning.Method;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads how a table is partitioned: {@code hash: { column: id, partitions: 8 }}, {@code range: { column: day, bounds: [ … ] }}, or by
 * {@code parts} with names of their own.
 */
final class PartitionReader {
    private static final int MAX_PARTITIONS = 10_000;
    private static final String PARTS = "parts";
    private static final String COLUMN = "column";
    private static final String COLUMNS = "columns";

    private final List<ColumnDraft> columns;
    private final List<String> names;

    private PartitionReader(List<ColumnDraft> columns) {
        this.columns = columns;
        this.names = columns.stream().map(ColumnDraft::name).toList();
    }

    static Partitioning read(SpecNode node, List<ColumnDraft> columns) {
        return new PartitionReader(columns).read(node);
    }

    private Partitioning read(SpecNode node) {
        String word = node.onlyKey("method of partitioning", List.of("hash", "list", "range"));
        Method method = Method.valueOf(word.toUpperCase(Locale.ROOT));
        SpecNode parameters = node.require(word);
        if (method == Method.LIST || parameters.has(PARTS)) {
            return byParts(method, parameters);
        }
        if (method == Method.HASH) {
            parameters.allow(COLUMN, COLUMNS, "partitions", PARTS);
            return new Partitioning.ByHash(
                    key(parameters), parameters.require("partitions").wholeNumber(1, MAX_PARTITIONS));
        }
        parameters.allow(COLUMN, COLUMNS, "bounds", PARTS);
        String column = ColumnNames.one(parameters.require(COLUMN), names);
        return new Partitioning.ByRange(column, bounds(parameters.require("bounds"), type(column)));
    }

    private List<String> key(SpecNode parameters) {
        if (parameters.has(COLUMN) == parameters.has(COLUMNS)) {
            throw parameters.refused("expected either \"column\" or \"columns\"");
        }
        return parameters.has(COLUMN)
                ? List.of(ColumnNames.one(parameters.require(COLUMN), names))
                : ColumnNames.read(parameters.require(COLUMNS), names);
    }

    private ColumnType type(String column) {
        return columns.get(names.indexOf(column)).column().type();
    }

    private static List<String> bounds(SpecNode node, ColumnType type) {
        List<String> bounds = new ArrayList<>();
        for (SpecNode item : node.items()) {
            String bound = Literals.read(item, type);
            if (!LiteralOrder.isKnown(type, bound)) {
                throw item.refused("the order of " + type + " values such as \"" + bound
                        + "\" is not known here; partition by a number, a date or a time");
            }
            if (!bounds.isEmpty() && LiteralOrder.compare(type, bounds.get(bounds.size() - 1), bound) >= 0) {
                throw item.expected("a bound above " + bounds.get(bounds.size() - 1));
            }
            bounds.add(bound);
        }
        return bounds;
    }

    private Partitioning byParts(Method method, SpecNode parameters) {
        if (method == Method.LIST) {
            parameters.allow(COLUMN, PARTS);
        } else {
            parameters.allow(COLUMN, COLUMNS, PARTS);
        }
        List<String> key = key(parameters);
        PartitionBoundReader bounds =
                new PartitionBoundReader(method, key.stream().map(this::type).toList());
        SpecNode node = parameters.require(PARTS);
        List<Partition> parts = new ArrayList<>();
        for (String name : node.keys()) {
            SpecNode part = node.require(name);
            NameRules.checkTable(part, name);
            PartitionBound bound = bounds.read(part);
            SpecNode nested = part.find("partition");
            parts.add(new Partition(name, bound, nested == null ? null : read(nested)));
        }
        if (parts.isEmpty()) {
            throw node.refused("expected at least one partition");
        }
        Partitioning read = new Partitioning.ByParts(method, key, parts);
        if (read.count() > MAX_PARTITIONS) {
            throw node.refused("expected at most " + MAX_PARTITIONS + " partitions, found " + read.count());
        }
        return read;
    }
}
