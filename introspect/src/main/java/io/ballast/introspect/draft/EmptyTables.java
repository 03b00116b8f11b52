package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Supposes rows where there are none, as a schema is often read before an application has filled it: a hundred in a table by itself,
 * one to five for each of some parents in a table below another, or, where the very tables are to be filled, as many as such a table
 * has; and, whatever there is, as many as the user wishes. All other tables stay as they are.
 */
final class EmptyTables {
    private static final long ROWS = 100;
    private static final long MAX_CHILDREN = 5;
    /** However many parents there are, and through however many levels: no table gets more than a few hundred rows. */
    private static final long MAX_PARENTS = 100;
    /** Of a column that can be null nothing is known but that it is sometimes; one with a default is hardly ever. */
    private static final double NULLS = 0.5;
    /** Of one in a key, which applications fill though the schema does not say so. */
    private static final double SELDOM = 0.1;
    /** A greater share of the rows than this in different values grows with the rows. */
    private static final double MANY_VALUES = 0.1;

    private final Map<String, LiveTable> tables = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Notes notes;
    private final String schema;
    private final DraftOptions options;
    private final Set<String> known;
    private final NumberRoom numbers;
    private final SharedColumns shared;

    private EmptyTables(SchemaFacts facts, DraftOptions options, Notes notes) {
        this.schema = facts.schema();
        this.known = facts.known().keySet();
        this.options = options;
        this.notes = notes;
        this.numbers = new NumberRoom(facts.tables());
        this.shared = SharedColumns.of(facts.tables(), options.inPlace());
        facts.tables().forEach(table -> tables.put(table.name(), table));
    }

    /** The schema with rows in each table. */
    static SchemaFacts fill(SchemaFacts facts, DraftOptions options, Notes notes) {
        EmptyTables empty = new EmptyTables(facts, options, notes);
        facts.tables().forEach(table -> empty.fill(table, new HashSet<>()));
        return facts.withTables(List.copyOf(empty.tables.values()));
    }

    /** Fills a table after its parent. */
    private void fill(LiveTable table, Set<String> below) {
        boolean supposed = table.rows().count() <= 0 || wish(table).isPresent();
        if (supposed && !known.contains(table.name()) && done.add(table.name())) {
            DraftFailure.at(schema, table.name(), () -> fillEmpty(table, below));
        }
    }

    private void fillEmpty(LiveTable table, Set<String> below) {
        below.add(table.name());
        Optional<ForeignKeyFacts> parent = table.constraints().foreignKeys().stream()
                .filter(key -> isFilled(table, key) && key.targetSchema().equals(schema))
                .filter(key -> tables.containsKey(key.targetTable()) && !below.contains(key.targetTable()))
                .min(ParentOrder.of(table, shared));
        parent.ifPresent(key -> fill(known(key.targetTable()), below));
        below.remove(table.name());
        LiveTable filled = parent.map(key -> below(table, key))
                .orElseGet(() -> with(
                        table, wish(table).orElse(ROWS), table.constraints().foreignKeys()));
        tables.put(table.name(), filled);
        notes.ofTable(
                table.name(),
                table.rows().count() > 0
                        ? table.rows().count() + " rows there, " + filled.rows().count() + " here, as requested"
                        : "empty there; " + filled.rows().count() + " rows are supposed here");
        if (isBeyondRoom(table)) {
            notes.limit(
                    table.name(),
                    "the numbers of its keys, or of what refers to them, have room for no more rows than "
                            + room(table));
        } else {
            parent.ifPresent(key -> noteFew(table, filled, key));
        }
    }

    /** Says why there are fewer rows than the user wishes, where each parent has no more than a number of them. */
    private void noteFew(LiveTable table, LiveTable filled, ForeignKeyFacts key) {
        OptionalLong wish = options.wishes().of(table.name());
        long most = mostChildren(table, key);
        long rows = filled.rows().count();
        if (wish.isPresent() && rows < scaled(table, wish.getAsLong()) && rows >= most * parents(key)) {
            notes.limit(
                    table.name(),
                    rows + " rows, as its keys let each row of " + key.targetTable() + " have no more than " + most);
        }
    }

    private long parents(ForeignKeyFacts key) {
        LiveTable parent = known(key.targetTable());
        return scaled(parent, parent.rows().count());
    }

    private boolean isBeyondRoom(LiveTable table) {
        OptionalLong wish = options.wishes().of(table.name());
        return wish.isPresent() && wish.getAsLong() > room(table);
    }

    private OptionalLong wish(LiveTable table) {
        if (known.contains(table.name())) {
            return OptionalLong.empty();
        }
        OptionalLong wish = options.wishes().of(table.name());
        boolean byShape = wish.isEmpty() && options.inPlace() && table.rows().count() <= 0;
        if (byShape) {
            return OptionalLong.of(TableShape.of(table, tables.values()).rows());
        }
        return wish.isPresent() ? OptionalLong.of(Math.min(wish.getAsLong(), room(table))) : wish;
    }

    /** As many rows as keys and references have numbers for, before they are scaled. */
    private long room(LiveTable table) {
        double scale = options.wishes().scales(table.name()) ? options.scale() : 1;
        return Math.max(1, (long) (numbers.of(table) / scale));
    }

    private static boolean isFilled(LiveTable table, ForeignKeyFacts key) {
        return table.columns().stream()
                .filter(column -> key.columns().contains(column.name()))
                .noneMatch(LiveColumn::nullable);
    }

    private LiveTable below(LiveTable table, ForeignKeyFacts key) {
        long parents = parents(key);
        long most = mostChildren(table, key);
        OptionalLong wish = wish(table);
        SortedMap<Long, Long> counts = wish.isPresent()
                ? ChildSpread.of(scaled(table, wish.getAsLong()), parents, most)
                : counts(parents, most);
        long rows = counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        List<ForeignKeyFacts> keys = new ArrayList<>();
        table.constraints().foreignKeys().forEach(each -> keys.add(each.equals(key) ? key.withCounts(counts) : each));
        return with(table, rows, keys);
    }

    private long scaled(LiveTable table, long rows) {
        boolean scales = wish(table).isPresent() && options.wishes().scales(table.name());
        return scales ? Math.max(1, Math.round(rows * options.scale())) : rows;
    }

    /** One where the key is unique; no more than there are rows for each of the others that a key is made of. */
    private long mostChildren(LiveTable table, ForeignKeyFacts key) {
        if (ParentOrder.isUnique(table, key)) {
            return 1;
        }
        long most = Math.min(wish(table).isPresent() ? Long.MAX_VALUE : MAX_CHILDREN, ColumnRoom.beside(table, key));
        for (ForeignKeyFacts other : table.constraints().foreignKeys()) {
            boolean inOneKey = table.keys()
                    .anyMatch(unique -> unique.stream().anyMatch(key.columns()::contains)
                            && unique.stream().anyMatch(other.columns()::contains));
            LiveTable target = tables.get(other.targetTable());
            if (inOneKey
                    && !key.columns().containsAll(other.columns())
                    && target != null
                    && target.rows().count() > 0) {
                most = Math.min(most, target.rows().count());
            }
        }
        return most;
    }

    /** Children of the given number of parents, as many with one as with two and so on. */
    private static SortedMap<Long, Long> counts(long parents, long mostChildren) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        long withChildren = Math.min(parents, MAX_PARENTS);
        for (long i = 0; i < withChildren; i++) {
            counts.merge(1 + i % mostChildren, 1L, Long::sum);
        }
        if (parents > withChildren) {
            counts.put(0L, parents - withChildren);
        }
        return counts;
    }

    private LiveTable known(String name) {
        LiveTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return table;
    }

    private static LiveTable with(LiveTable table, long rows, List<ForeignKeyFacts> foreignKeys) {
        List<LiveColumn> columns = table.columns().stream()
                .map(column -> table.rows().count() > 0
                        ? spread(column, table.rows().count(), rows)
                        : unknown(column, nulls(column, foreignKeys)))
                .toList();
        return table.withRows(rows, columns, foreignKeys);
    }

    /** A column with many different values has more of them in more rows, as ANALYZE supposes too. */
    private static LiveColumn spread(LiveColumn column, long there, long rows) {
        ColumnStatistics statistics = column.statistics();
        boolean many = statistics.distinct() > MANY_VALUES * there;
        return many && there != rows
                ? column.withStatistics(new ColumnStatistics(
                        statistics.nullShare(),
                        statistics.distinct() * rows / there,
                        statistics.commonValues(),
                        statistics.frequencies(),
                        statistics.bounds(),
                        statistics.elements(),
                        statistics.shape()))
                : column;
    }

    private static double nulls(LiveColumn column, List<ForeignKeyFacts> keys) {
        boolean byName = keys.stream().filter(NamedKeys::isOne).anyMatch(key -> key.columns()
                .contains(column.name()));
        return byName ? SELDOM : NULLS;
    }

    /** Of values that were deleted the server may still have statistics; they are none of what comes. */
    private static LiveColumn unknown(LiveColumn column, double nulls) {
        return column.withStatistics(new ColumnStatistics(
                column.nullable() && !column.hasDefault() ? nulls : 0,
                0,
                List.of(),
                List.of(),
                List.of(),
                ColumnStatistics.Elements.NONE,
                column.statistics().shape()));
    }
}
