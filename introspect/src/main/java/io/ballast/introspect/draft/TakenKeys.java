package io.ballast.introspect.draft;

import io.ballast.introspect.facts.KnownRows;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds keys of tables with rows that new rows may repeat. They do not where a number goes on behind the greatest, where days or moments lie behind all that are there, where a value comes
 * from a new row of another table or from one that no row has yet, or where so few of all possible values are taken that one of them would
 * come once in a hundred fills at most.
 */
final class TakenKeys {
    /** Expected values that are there already. */
    private static final BigDecimal MAX_REPEATED = new BigDecimal("0.01");

    private final Map<String, DraftTable> tables;
    /** Rows there, by table. */
    private final Map<String, Long> occupied;
    /** Tables that stand for rows which are there. */
    private final Map<String, KnownRows> known;

    private final Notes notes;

    TakenKeys(Map<String, DraftTable> tables, Map<String, Long> occupied, Map<String, KnownRows> known, Notes notes) {
        this.tables = tables;
        this.occupied = occupied;
        this.known = known;
        this.notes = notes;
    }

    /** Lets columns have new values where keys of a table may be repeated, and refuses the keys that have no such column. */
    void check(DraftTable table) {
        Long there = occupied.get(table.name());
        if (there == null || table.existing) {
            return;
        }
        Stream.of(
                        Stream.of(table.facts.constraints().primaryKey()).filter(key -> !key.isEmpty()),
                        table.facts.constraints().uniqueKeys().stream(),
                        table.facts.indexes().stream()
                                .filter(index -> index.unique() && !table.avoided.contains(index.name()))
                                .map(LiveIndex::named))
                .flatMap(keys -> keys)
                .distinct()
                .filter(key -> !isNew(table, key, new HashSet<>()) && !isRoomy(table, key, there))
                .forEach(key -> renew(table, key));
    }

    private void renew(DraftTable table, List<String> key) {
        Optional<DraftColumn> later = MovableTimes.of(table, key);
        if (later.isPresent()) {
            notes.behind(table.name(), later.get().name(), later.get().name());
        } else {
            FreshColumns.of(table, key).ifPresentOrElse(notes::fresh, () -> refuse(table, key));
        }
    }

    private void refuse(DraftTable table, List<String> key) {
        notes.refuseValues("table \"" + table.name() + "\": new rows may repeat "
                + (key.isEmpty()
                        ? "what a unique index over an expression has"
                        : "values of the key (" + String.join(", ", key) + ")"));
    }

    /** Whether no row that is there has the values. */
    private boolean isNew(DraftTable table, List<String> key, Set<List<String>> seen) {
        if (!Selection.hasAll(table, key)) {
            return key.stream().anyMatch(table.computed::containsKey);
        }
        return key.stream().anyMatch(column -> isNew(table, table.column(column)))
                || picked(table, key).entrySet().stream().anyMatch(rows -> isNew(rows.getKey(), rows.getValue(), seen));
    }

    private boolean isNew(DraftTable table, DraftColumn column) {
        ValueKind kind = column.found();
        if (column.isAlwaysNull() || goesOn(kind)) {
            return true;
        }
        boolean isLater = MovableTimes.isSequence(table, column);
        if (isLater) {
            notes.behind(table.name(), column.name(), column.name());
        }
        return isLater;
    }

    private static boolean goesOn(ValueKind kind) {
        return kind instanceof UuidKind
                || (kind instanceof SequenceKind.OfNumbers numbers && numbers.scale() == 0)
                || (kind instanceof TemplateKind template
                        && template.parts().values().stream().anyMatch(TakenKeys::isNumbered));
    }

    private static boolean isNumbered(ValueKind part) {
        return part instanceof UuidKind || part instanceof SequenceKind.Numbers;
    }

    /** The columns that a key has of rows of other tables, by these rows. */
    private Map<Rows, Set<String>> picked(DraftTable table, List<String> key) {
        Map<Rows, Set<String>> picked = new HashMap<>();
        for (String name : key) {
            ValueKind kind = table.kind(name);
            if (kind instanceof ParentKind copy && table.parent != null) {
                picked.computeIfAbsent(new Rows("", table.parent.targetTable()), rows -> new HashSet<>())
                        .add(copy.column());
            } else if (kind instanceof ReferenceKind free) {
                picked.computeIfAbsent(new Rows(free.group(), free.table()), rows -> new HashSet<>())
                        .add(free.column());
            }
        }
        return picked;
    }

    private record Rows(String group, String table) {}

    /** Whether these columns of a row are none that was there before. */
    private boolean isNew(Rows picked, Set<String> columns, Set<List<String>> seen) {
        DraftTable target = tables.get(picked.table());
        if (target == null) {
            return false;
        }
        if (target.existing) {
            KnownRows there = known.get(target.name());
            return there != null
                    && there.free()
                    && columns.containsAll(target.facts.constraints().primaryKey());
        }
        Long rows = occupied.get(target.name());
        return target.facts
                .keys()
                .filter(columns::containsAll)
                .anyMatch(key -> rows == null
                        || isRoomy(target, key, rows)
                        || (seen.add(Stream.concat(Stream.of(target.name()), key.stream())
                                        .toList())
                                && isNew(target, key, seen))
                        || MovableTimes.of(target, key).isPresent()
                        || FreshColumns.of(target, key).isPresent());
    }

    /** Whether hardly any of the values that there can be is taken. */
    private static boolean isRoomy(DraftTable table, List<String> key, long there) {
        if (key.isEmpty() || !Selection.hasAll(table, key)) {
            return false;
        }
        BigInteger room = key.stream()
                .map(column -> table.column(column).found().capacity())
                .map(capacity -> capacity == null ? BigInteger.ONE : capacity)
                .reduce(BigInteger.ONE, BigInteger::multiply);
        BigDecimal repeated = new BigDecimal(BigInteger.valueOf(there).multiply(BigInteger.valueOf(table.most)));
        return repeated.compareTo(MAX_REPEATED.multiply(new BigDecimal(room))) <= 0;
    }
}
