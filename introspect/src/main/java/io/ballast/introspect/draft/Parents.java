package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.fit.ChildrenFit;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Chooses from which parents the rows of each table hang. Its children are distributed exactly as counted; those of all other
 * foreign keys are picked.
 */
final class Parents {
    private static final long MAX_CHILDREN = 1_000_000;
    private static final long MAX_ROWS = 1_000_000_000_000_000L;
    /** A table that is scaled down to fewer rows than this gets them as a number: shares of parents could come to none. */
    private static final long MIN_ROWS = 30;

    private final Map<String, DraftTable> tables;
    private final String schema;
    private final DraftOptions options;
    private final Notes notes;
    private final NumberRoom numbers;
    private final SharedColumns shared;
    private final SiblingCounts siblings;
    private final Set<String> done = new HashSet<>();
    /** What fits counts of children: empty tables of about a size have the same ones. */
    private final Map<SortedMap<Long, Long>, Distribution> fits = new HashMap<>();

    private Parents(Map<String, DraftTable> tables, String schema, DraftOptions options, Notes notes) {
        this.tables = tables;
        this.schema = schema;
        this.options = options;
        this.notes = notes;
        List<LiveTable> facts =
                tables.values().stream().map(table -> table.facts).toList();
        this.numbers = new NumberRoom(facts);
        this.shared = SharedColumns.of(facts, options.inPlace());
        this.siblings = new SiblingCounts(tables, shared, notes);
    }

    static void choose(Map<String, DraftTable> tables, String schema, DraftOptions options, Notes notes) {
        Parents parents = new Parents(tables, schema, options, notes);
        tables.values().forEach(table -> parents.choose(table, new HashSet<>()));
    }

    /** Chooses for a table, after its parents. */
    private void choose(DraftTable table, Set<String> below) {
        if (done.add(table.name())) {
            DraftFailure.at(schema, table.name(), () -> chooseFirst(table, below));
        }
    }

    private void chooseFirst(DraftTable table, Set<String> below) {
        below.add(table.name());
        table.rows = rows(table);
        table.most = table.rows;
        for (ForeignKeyFacts key : candidates(table)) {
            DraftTable parent = tables.get(key.targetTable());
            if (parent == null || below.contains(parent.name())) {
                continue;
            }
            choose(parent, below);
            chooseSharing(table, key, below);
            if (hangs(table, key, parent)) {
                break;
            }
        }
        below.remove(table.name());
    }

    /** Chooses for the tables first whose rows are to agree with the parent's. */
    private void chooseSharing(DraftTable table, ForeignKeyFacts key, Set<String> below) {
        for (ForeignKeyFacts other :
                SharedColumns.sharing(table.facts.constraints().foreignKeys(), key)) {
            DraftTable target = tables.get(other.targetTable());
            if (target != null) {
                choose(target, below);
            }
        }
    }

    private long rows(DraftTable table) {
        if (table.existing) {
            return table.facts.rows().count();
        }
        double scale = options.wishes().scales(table.name()) ? options.scale() : 1;
        long wanted = Math.max(1, Math.round(table.facts.rows().count() * scale));
        long room = room(table).max(BigDecimal.ONE).longValue();
        if (wanted > room) {
            notes.ofTable(table.name(), room + " rows, as the numbers of its keys have room for no more");
        }
        return Math.min(wanted, room);
    }

    private boolean hangs(DraftTable table, ForeignKeyFacts key, DraftTable parent) {
        if (options.scale() < 1 && table.rows < MIN_ROWS) {
            return false;
        }
        SortedMap<Long, Long> children = siblings.of(table, key);
        boolean changed = !children.equals(key.parentsByChildren());
        Distribution count = changed || isPartOfKey(table, key)
                ? ChildrenFit.counted(children)
                : fits.computeIfAbsent(children, ChildrenFit::of);
        Distribution bounded = count.bounded(0, MAX_CHILDREN);
        double most = bounded.counts().mostOf(parent.most);
        if (most > MAX_ROWS || BigDecimal.valueOf(most).compareTo(room(table)) > 0) {
            notes.ofTable(
                    table.name(),
                    "rows belong to no parent: those of up to " + parent.most + " rows of " + parent.name()
                            + " could be more than the numbers of the keys here have room for");
            return false;
        }
        table.parent = key;
        table.count = count;
        table.most = (long) most;
        table.mostChildren = (long) bounded.support().max();
        return true;
    }

    /** Whether a key lets a parent have one child, or one for each row of other tables: no distribution that goes on without end. */
    private static boolean isPartOfKey(DraftTable table, ForeignKeyFacts key) {
        Set<String> referring = new HashSet<>();
        table.facts.constraints().foreignKeys().forEach(other -> referring.addAll(other.columns()));
        return ParentOrder.isUnique(table.facts, key)
                || ColumnRoom.beside(table.facts, key) < ColumnRoom.MANY
                || table.facts
                        .keys()
                        .anyMatch(unique ->
                                unique.stream().anyMatch(key.columns()::contains) && referring.containsAll(unique));
    }

    /** The rows that the sequences of the table have room for, and what refers to it, where that keeps its type. */
    private BigDecimal room(DraftTable table) {
        Set<String> unique = table.wantedUnique();
        BigDecimal room =
                BigDecimal.valueOf(options.inPlace() ? Math.min(MAX_ROWS, numbers.of(table.facts)) : MAX_ROWS);
        for (DraftColumn column : table.columns.values()) {
            boolean sequence = column.facts.origin() == LiveColumn.Origin.NUMBERED || unique.contains(column.name());
            BigDecimal largest = column.isWhole() ? TypeLimits.largest(column.type) : null;
            room = sequence && largest != null ? room.min(largest) : room;
        }
        return room;
    }

    /** The foreign keys that could be it, the best one first. */
    private List<ForeignKeyFacts> candidates(DraftTable table) {
        return table.facts.constraints().foreignKeys().stream()
                .filter(key -> isCandidate(table, key))
                .sorted(ParentOrder.of(table.facts, shared))
                .toList();
    }

    private boolean isCandidate(DraftTable table, ForeignKeyFacts key) {
        DraftTable parent = tables.get(key.targetTable());
        long children = key.parentsByChildren().entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        return parent != null
                && parent != table
                && !key.targetTable().equals(table.name())
                && key.isEnforced()
                && !OtherRow.isInOrder(table, key)
                && children == table.facts.rows().count() // none of the keys is null
                && children > 0
                && key.mostChildren() <= MAX_CHILDREN
                && Selection.hasAll(table, key.columns())
                && Selection.hasAll(parent, key.targetColumns());
    }
}
