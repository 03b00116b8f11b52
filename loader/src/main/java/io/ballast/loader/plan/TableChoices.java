package io.ballast.loader.plan;

import io.ballast.common.bundle.BundleTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses wire format and staging kind of each table. */
final class TableChoices {
    private final LoadOptions options;
    private final StagingChoice staging;
    private final ServerFacts server;
    private final Predicate<ColumnType> hasEncoder;

    /** @param resumed the load that is gone on with, whose tables are already of the kind it chose; null for a new one */
    TableChoices(
            LoadOptions options, @Nullable EarlierLoad resumed, ServerFacts server, Predicate<ColumnType> hasEncoder) {
        this.options = options;
        this.staging = resumed == null ? options.staging() : resumed.staging();
        this.server = server;
        this.hasEncoder = hasEncoder;
    }

    TablePlan choose(BundleTable table) {
        List<Column> unknown = table.schema().columns().stream()
                .filter(column -> !hasEncoder.test(column.type()))
                .toList();
        WireFormat wire = wire(table, unknown);
        return new TablePlan(table, wire, wireReason(unknown), kind(table), kindReason(table));
    }

    private WireFormat wire(BundleTable table, List<Column> unknown) {
        if (options.wire() == WireChoice.BINARY && !unknown.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    "--wire binary: table \"" + table.name() + "\" has no binary form for " + names(unknown)
                            + ". Use --wire auto, which sends this table as CSV.");
        }
        return options.wire() != WireChoice.CSV && unknown.isEmpty() ? WireFormat.BINARY : WireFormat.CSV;
    }

    private String wireReason(List<Column> unknown) {
        if (options.wire() != WireChoice.AUTO) {
            return "asked for";
        }
        return unknown.isEmpty() ? "the server need not parse text" : "no binary form for " + names(unknown);
    }

    private StagingKind kind(BundleTable table) {
        if (table.schema().partitioning() != null) {
            return StagingKind.LOGGED;
        }
        return switch (staging) {
            case LOGGED -> StagingKind.LOGGED;
            case UNLOGGED -> StagingKind.UNLOGGED;
            case FREEZE -> StagingKind.FREEZE;
            case AUTO -> oneStreamIsEnough(table) ? StagingKind.FREEZE : StagingKind.LOGGED;
        };
    }

    private String kindReason(BundleTable table) {
        if (table.schema().partitioning() != null) {
            return staging == StagingChoice.AUTO || staging == StagingChoice.LOGGED
                    ? "partitioned"
                    : "partitioned, which " + staging.label() + " cannot be";
        }
        if (staging != StagingChoice.AUTO) {
            return "asked for";
        }
        if (!oneStreamIsEnough(table)) {
            return "its " + table.shards().size() + " shards travel side by side, each in its own transaction";
        }
        return "minimal".equals(server.setting("wal_level"))
                ? "one shard; with wal_level=minimal its rows skip the write-ahead log"
                : "one shard; its rows need no VACUUM later";
    }

    private static boolean oneStreamIsEnough(BundleTable table) {
        return table.shards().size() <= 1;
    }

    private static String names(List<Column> columns) {
        return columns.stream()
                .map(column ->
                        "column \"" + column.name() + "\" (" + column.type().sql() + ")")
                .collect(Collectors.joining(", "));
    }
}
