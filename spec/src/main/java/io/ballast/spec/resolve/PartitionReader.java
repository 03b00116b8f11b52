package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Partitioning;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;

/** Reads how a table is partitioned: {@code hash: { column: id, partitions: 8 }} or {@code range: { column: day, bounds: [ … ] }}. */
final class PartitionReader {
    private static final int MAX_PARTITIONS = 10_000;

    private PartitionReader() {}

    static Partitioning read(SpecNode node, List<ColumnDraft> columns) {
        List<String> names = columns.stream().map(ColumnDraft::name).toList();
        String method = node.onlyKey("method of partitioning", List.of("hash", "range"));
        SpecNode parameters = node.require(method);
        if (method.equals("hash")) {
            parameters.allow("column", "partitions");
            return new Partitioning.ByHash(
                    ColumnNames.one(parameters.require("column"), names),
                    parameters.require("partitions").wholeNumber(1, MAX_PARTITIONS));
        }
        parameters.allow("column", "bounds");
        String column = ColumnNames.one(parameters.require("column"), names);
        return new Partitioning.ByRange(
                column,
                bounds(
                        parameters.require("bounds"),
                        columns.get(names.indexOf(column)).column().type()));
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
}
