package io.ballast.introspect.draft;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.KnownRows;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveConstraints;
import io.ballast.introspect.facts.LiveRows;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Lets a column that rows of several tables have to agree in come from a list of values, where no foreign key says what it comes from: a
 * {@code tenant_id} of a schema without tenants. The list stands beside the tables as rows that are there do.
 */
final class SharedRoots {
    private static final int MAX_VALUES = 100;
    /** Rows for each of the values, where so few rows are wanted that there would be none for some. */
    private static final long MIN_ROWS = 3;

    private static final int MAX_NAME_BYTES = 63;

    /** Where nothing is said of rows. */
    private static final long ROWS = 100;

    private final SchemaFacts facts;
    private final DraftOptions options;
    private final Map<String, LiveTable> tables = new LinkedHashMap<>();
    private final Map<String, KnownRows> known = new HashMap<>();

    private SharedRoots(SchemaFacts facts, DraftOptions options) {
        this.facts = facts;
        this.options = options;
        facts.tables().forEach(table -> tables.put(table.name(), table));
        known.putAll(facts.known());
    }

    /** The schema with such lists. */
    static SchemaFacts add(SchemaFacts facts, DraftOptions options) {
        SharedRoots roots = new SharedRoots(facts, options);
        SharedColumns.of(facts.tables(), options.inPlace()).rootless().forEach(roots::add);
        return new SchemaFacts(
                facts.database(),
                facts.schemas(),
                List.copyOf(roots.tables.values()),
                facts.views(),
                facts.others(),
                roots.known);
    }

    /** @param columns by table; rows of these tables have to agree in them */
    private void add(Map<String, String> columns) {
        Set<String> types = new HashSet<>();
        boolean open = true;
        long rows = Long.MAX_VALUE;
        for (Map.Entry<String, String> column : columns.entrySet()) {
            LiveTable table = tables.get(column.getKey());
            Optional<LiveColumn> found = table == null ? Optional.empty() : column(table, column.getValue());
            found.ifPresent(live -> types.add(live.type().name()));
            open &= table != null && found.isPresent() && isOpen(table, found.get());
            rows = Math.min(rows, options.wishes().of(column.getKey()).orElse(ROWS));
        }
        int count = (int) Math.max(1, Math.min(MAX_VALUES, rows / MIN_ROWS));
        List<String> values =
                open && types.size() == 1 ? values(types.iterator().next(), count) : List.of();
        if (!values.isEmpty()) {
            put(new TreeMap<>(columns), values);
        }
    }

    private void put(Map<String, String> columns, List<String> values) {
        String first = columns.keySet().iterator().next();
        String column = String.valueOf(columns.get(first));
        String name = "values of " + column + (tables.containsKey("values of " + column) ? " of " + first : "");
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            return;
        }
        LiveColumn own = column(table(first), column).orElseThrow();
        tables.put(
                name,
                new LiveTable(
                        name,
                        null,
                        new LiveRows(values.size(), true),
                        List.of(new LiveColumn(
                                column, own.type(), false, LiveColumn.Origin.GIVEN, null, null, ColumnStatistics.NONE)),
                        new LiveConstraints(List.of(column), List.of(), Map.of(), List.of(), List.of(), List.of()),
                        List.of(),
                        null,
                        List.of()));
        known.put(
                name,
                new KnownRows(List.of(column), values.stream().map(List::of).toList(), true, false));
        columns.forEach((table, shared) -> tables.put(table, referring(table(table), shared, name, column)));
    }

    private LiveTable referring(LiveTable table, String shared, String target, String column) {
        List<ForeignKeyFacts> keys = new ArrayList<>(table.constraints().foreignKeys());
        keys.add(new ForeignKeyFacts(
                target,
                List.of(shared),
                facts.schema(),
                target,
                List.of(column),
                ForeignKey.OnDelete.NO_ACTION,
                ForeignKeyTraits.NONE,
                new TreeMap<>()));
        return new LiveTable(
                table.name(),
                table.rows(),
                table.columns(),
                table.constraints().withForeignKeys(keys),
                table.indexes(),
                table.partitions(),
                table.traits());
    }

    private LiveTable table(String name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    private static Optional<LiveColumn> column(LiveTable table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    /** Whether nothing else has a say in the values. */
    private static boolean isOpen(LiveTable table, LiveColumn column) {
        boolean divides =
                table.partitions() != null && table.partitions().columns().contains(column.name());
        return table.rows().count() <= 0
                && !divides
                && !column.nullable()
                && column.origin() == LiveColumn.Origin.GIVEN
                && table.constraints().checks().stream()
                        .map(CheckFacts::condition)
                        .noneMatch(condition -> condition.contains(column.name()));
    }

    /** None for a type of which no value is sure to be one. */
    private static List<String> values(String type, int count) {
        return switch (type) {
            case "smallint", "integer", "bigint" ->
                LongStream.rangeClosed(1, count).mapToObj(Long::toString).toList();
            case "uuid" ->
                LongStream.rangeClosed(1, count)
                        .mapToObj(
                                number -> UUID.nameUUIDFromBytes(("shared " + number).getBytes(StandardCharsets.UTF_8)))
                        .map(hash -> new UUID(
                                (hash.getMostSignificantBits() & ~0xF000L) | 0x4000L, hash.getLeastSignificantBits()))
                        .map(UUID::toString)
                        .toList();
            case "text", "character varying" ->
                LongStream.rangeClosed(1, count)
                        .mapToObj(number -> "t" + number)
                        .toList();
            default -> type.matches("character varying\\((\\d{2,}|[4-9])\\)") ? values("text", count) : List.of();
        };
    }
}
