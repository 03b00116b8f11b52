package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses wire format and staging kind of each table. */
final class TableChoices {
    /**
     * What a table filled in one transaction may hold: all that a killed load has to send again, which at the 100 MB/s and
     * more of one stream takes well below a minute.
     */
    static final long FREEZE_LIMIT_BYTES = 4L << 30;

    private final LoadOptions options;
    private final FillPlan fill;
    private final StagingChoice staging;
    private final ServerFacts server;
    private final Predicate<ColumnType> hasBinaryForm;
    private final Set<String> made;
    private final Set<String> family;
    private final long bundleBytes;

    /** @param resumed what is resumed: its tables are already of the kind it chose; null for a new load */
    TableChoices(
            Manifest manifest,
            LoadOptions options,
            FillPlan fill,
            @Nullable StagedLoad resumed,
            ServerFacts server,
            Predicate<ColumnType> hasBinaryForm) {
        this.options = options;
        this.fill = fill;
        this.staging =
                resumed == null ? options.staging() : resumed.load().aim().staging();
        this.server = server;
        this.hasBinaryForm = hasBinaryForm;
        this.made = resumed == null ? Set.of() : resumed.tables().keySet();
        this.family = options.mode().keepsTables() ? Set.of() : family(manifest);
        this.bundleBytes =
                manifest.tables().stream().mapToLong(SourceTable::rawBytes).sum();
    }

    /** The tables that inherit, and those that they inherit from: they are made together, before any row. */
    private static Set<String> family(Manifest manifest) {
        Set<String> family = new HashSet<>();
        for (SourceTable table : manifest.tables()) {
            List<String> parents = table.schema().traits().inheritance().parents();
            if (!parents.isEmpty()) {
                family.add(table.name());
                family.addAll(parents);
            }
        }
        return family;
    }

    TablePlan choose(SourceTable table) {
        List<Column> textOnly = table.schema().columns().stream()
                .filter(column -> !hasBinaryForm.test(column.type()))
                .toList();
        WireFormat wire = wire(table, textOnly);
        return new TablePlan(table, wire, wireReason(textOnly), kind(table), kindReason(table));
    }

    private WireFormat wire(SourceTable table, List<Column> textOnly) {
        if (options.wire() == WireChoice.BINARY && !textOnly.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    new Choice(Setting.WIRE, options.wire().label()),
                    "table \"" + table.name() + "\" has no binary form for " + names(textOnly) + ".",
                    Hint.choose("send this table as CSV", Setting.WIRE, WireChoice.AUTO.label()));
        }
        return options.wire() != WireChoice.CSV && textOnly.isEmpty() ? WireFormat.BINARY : WireFormat.CSV;
    }

    private String wireReason(List<Column> textOnly) {
        if (options.wire() != WireChoice.AUTO) {
            return "requested";
        }
        return textOnly.isEmpty() ? "the server need not parse text" : "no binary form for " + names(textOnly);
    }

    private StagingKind kind(SourceTable table) {
        if (fill.inPlace().contains(table.name())) {
            return StagingKind.IN_PLACE;
        }
        if (table.schema().partitioning() != null || family.contains(table.name())) {
            return StagingKind.LOGGED;
        }
        return switch (staging) {
            case LOGGED -> StagingKind.LOGGED;
            case UNLOGGED -> StagingKind.UNLOGGED;
            case FREEZE -> StagingKind.FREEZE;
            case AUTO -> freezes(table) ? StagingKind.FREEZE : StagingKind.LOGGED;
        };
    }

    private String kindReason(SourceTable table) {
        if (fill.inPlace().contains(table.name())) {
            return "it is empty";
        }
        @Nullable String appended = fill.appended().get(table.name());
        return (appended == null ? "" : "appended, as " + appended + "; ") + stagingReason(table);
    }

    private String stagingReason(SourceTable table) {
        if (family.contains(table.name())) {
            return "it inherits, or is inherited from";
        }
        if (table.schema().partitioning() != null) {
            return staging == StagingChoice.AUTO || staging == StagingChoice.LOGGED
                    ? "partitioned"
                    : "partitioned, which " + staging.label() + " cannot be";
        }
        if (staging != StagingChoice.AUTO) {
            return "requested";
        }
        if (options.setAside() != null) {
            return "what is refused is taken back piece by piece";
        }
        if (!freezes(table)) {
            return "its " + table.shards().size() + " shards travel in parallel, each in its own transaction";
        }
        String why = hasOneShard(table) ? "one shard" : "one stream is enough beside the other tables";
        return why
                + ("minimal".equals(server.setting("wal_level"))
                        ? "; with wal_level=minimal its rows skip the write-ahead log"
                        : "; its rows need no VACUUM later");
    }

    /** A table of many shards that the load before has begun to fill goes on as it was begun. */
    private boolean freezes(SourceTable table) {
        return options.setAside() == null
                && (hasOneShard(table) || (oneStreamIsEnough(table) && !made.contains(table.name())));
    }

    /** While one connection fills this table, the others have at least as much to do with the rest. */
    private boolean oneStreamIsEnough(SourceTable table) {
        long bytes = table.rawBytes();
        return bytes <= FREEZE_LIMIT_BYTES && bytes <= bundleBytes / options.jobs();
    }

    private static boolean hasOneShard(SourceTable table) {
        return table.shards().size() <= 1;
    }

    private static String names(List<Column> columns) {
        return columns.stream()
                .map(column ->
                        "column \"" + column.name() + "\" (" + column.type().sql() + ")")
                .collect(Collectors.joining(", "));
    }
}
