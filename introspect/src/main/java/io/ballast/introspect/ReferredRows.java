package io.ballast.introspect;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.KnownRows;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.ReferredQuery;
import io.ballast.introspect.facts.SchemaFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the rows that new ones refer to in tables which are not filled, and lets these rows stand beside the filled tables as tables of
 * their own, so that keys over them hold as they do over new rows. Of a table that has rows, a key over such references alone gets what
 * none of its rows has yet.
 */
final class ReferredRows {
    /** Enough for rows that refer to them to be spread, and few enough to be listed. */
    private static final long SOME = 1_000;
    /** Where each may be referred to once. */
    private static final long MOST = 20_000;

    private final Connection connection;
    private final SchemaFacts schema;
    private final FillOptions options;
    private final Map<String, LiveTable> chosen = new LinkedHashMap<>();
    private final ReferredNames names;
    private final Map<String, LiveTable> tables = new LinkedHashMap<>();
    private final Map<String, KnownRows> known = new LinkedHashMap<>();
    private final Map<String, Set<String>> unreachable = new HashMap<>();

    private ReferredRows(Connection connection, SchemaFacts schema, List<LiveTable> chosen, FillOptions options) {
        this.connection = connection;
        this.schema = schema;
        this.options = options;
        chosen.forEach(table -> this.chosen.put(table.name(), table));
        this.names = new ReferredNames(schema, this.chosen.keySet());
    }

    /**
     * What was found.
     *
     * @param facts the tables to fill, all of whose foreign keys lead to tables among these, and those of the rows that are there
     * @param unreachable columns, by table, whose foreign keys lead to tables without rows, and that are null therefore
     */
    record Found(SchemaFacts facts, Map<String, Set<String>> unreachable) {}

    /**
     * Looks for the rows.
     *
     * @param chosen the tables to fill, with the rows that they have
     * @param pictured the same tables, as they are drafted from
     * @throws io.ballast.common.error.BallastException (TARGET_REFUSED) where a row that has to be there is not
     */
    static Found find(
            Connection connection,
            SchemaFacts schema,
            List<LiveTable> chosen,
            List<LiveTable> pictured,
            FillOptions options)
            throws SQLException {
        ReferredRows rows = new ReferredRows(connection, schema, chosen, options);
        List<LiveTable> all = new ArrayList<>();
        for (LiveTable table : pictured) {
            all.add(rows.referring(table));
        }
        all.addAll(rows.tables.values());
        return new Found(
                new SchemaFacts(schema.database(), schema.schemas(), all, List.of(), List.of(), rows.known),
                rows.unreachable);
    }

    /** The table with foreign keys that lead to tables of the draft alone. */
    private LiveTable referring(LiveTable table) throws SQLException {
        List<ForeignKeyFacts> keys = new ArrayList<>();
        List<ForeignKeyFacts> elsewhere = new ArrayList<>();
        for (ForeignKeyFacts key : table.constraints().foreignKeys()) {
            if (FilledSchema.leadsElsewhere(schema.schemas(), chosen.keySet(), key)) {
                elsewhere.add(key);
            } else {
                keys.add(key.leadingTo(
                        schema.schema(), schema.schemas().tableOf(key.targetSchema(), key.targetTable())));
            }
        }
        LiveTable real = real(table);
        for (ReferenceGroup group : ReferenceGroups.of(real, List.copyOf(keys), elsewhere)) {
            List<ForeignKeyFacts> found =
                    group.isPlain() ? plain(table, group.keys().get(0)) : together(table, real, group);
            keys.addAll(found);
            if (found.isEmpty()) {
                leaveNull(table, group);
            }
        }
        return table.withRows(table.rows().count(), table.columns(), keys);
    }

    private LiveTable real(LiveTable table) {
        LiveTable real = chosen.get(table.name());
        if (real == null) {
            throw new IllegalArgumentException("no table " + table.name());
        }
        return real;
    }

    /** Rows that other tables may refer to as well; none where there are none. */
    private List<ForeignKeyFacts> plain(LiveTable table, ForeignKeyFacts key) throws SQLException {
        boolean once = table.keys().anyMatch(unique -> key.columns().containsAll(unique));
        long most = once ? goal(table) : SOME;
        String name = names.of(key);
        KnownRows rows = known.get(name);
        if (rows == null || (!rows.all() && rows.values().size() < most)) {
            rows = new ReferredQuery(List.of(key.withColumns(key.targetColumns())), most).ask(connection);
            put(name, rows, table, key.columns(), key.targetColumns());
        }
        ForeignKeyFacts led = key.leadingTo(schema.schema(), name);
        return rows.isEmpty() ? List.of() : List.of(rows.all() ? led : led.withCounts(new TreeMap<>()));
    }

    /** Combinations of rows, or rows that no row of the table refers to yet. */
    private List<ForeignKeyFacts> together(LiveTable table, LiveTable real, ReferenceGroup group) throws SQLException {
        ReferredQuery query = new ReferredQuery(
                group.keys(), group.orders(table), group.unique().isEmpty() ? SOME : goal(table));
        KnownRows rows = group.taken().isEmpty()
                ? query.ask(connection)
                : query.ask(
                        connection, new ReferredQuery.Free(FilledSchema.from(schema.schemas(), real), group.taken()));
        if (rows.isEmpty() && !group.demanded()) {
            rows = query.ask(connection);
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        String name = names.of(group.keys(), table);
        put(name, rows, table, rows.columns(), group.unique().isEmpty() ? rows.columns() : group.unique());
        return List.of(group.asOne(schema.schema(), name, rows.columns()));
    }

    private long goal(LiveTable table) {
        return Math.max(SOME, Math.min(MOST, options.goal(real(table))));
    }

    /** Adds a table, or puts it in the place of one with fewer rows. */
    private void put(String name, KnownRows rows, LiveTable table, List<String> typed, List<String> key) {
        if (!rows.isEmpty()) {
            known.put(name, rows);
            tables.put(name, ReferredTable.of(name, rows, table, typed, key));
        }
    }

    private void leaveNull(LiveTable table, ReferenceGroup group) throws SQLException {
        for (ForeignKeyFacts key : group.keys()) {
            Set<String> nullable = table.columns().stream()
                    .filter(column -> key.columns().contains(column.name()) && column.nullable())
                    .map(LiveColumn::name)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (nullable.isEmpty()) {
                boolean taken = group.demanded()
                        && !new ReferredQuery(group.keys(), 1).ask(connection).isEmpty();
                throw taken ? FilledSchema.taken(table, group) : FilledSchema.unreachable(table, key);
            }
            unreachable
                    .computeIfAbsent(table.name(), name -> new LinkedHashSet<>())
                    .addAll(nullable);
        }
    }
}
