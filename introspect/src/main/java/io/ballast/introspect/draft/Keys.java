package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.UniqueKey;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.spec.check.IndexChecks;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.RangeKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the keys that hold by construction; what the generator cannot promise becomes a plain index. */
final class Keys {
    private final Map<String, DraftTable> tables;
    /** Whether keys are to be made, and not only kept. */
    private final boolean definitions;

    private final Notes notes;
    private final DistinctRows distinct;
    private final Distinguishing distinguishing;

    Keys(Map<String, DraftTable> tables, boolean definitions, NameGuesses guesses, Notes notes) {
        this.tables = tables;
        this.definitions = definitions;
        this.notes = notes;
        this.distinguishing = new Distinguishing(guesses, !definitions, notes);
        this.distinct = new DistinctRows(tables, this, !definitions, notes);
    }

    /** Numbers the children of a parent where its key and one whole number are a key of theirs. */
    void number(DraftTable table) {
        if (table.existing) {
            return;
        }
        List<List<String>> keys = new ArrayList<>(table.facts.constraints().uniqueKeys());
        keys.add(0, table.facts.constraints().primaryKey());
        table.facts.indexes().stream().filter(LiveIndex::unique).forEach(index -> keys.add(index.columns()));
        for (List<String> key : keys) {
            if (key.size() < 2 || !canBeKey(table, key)) {
                continue;
            }
            List<DraftColumn> free = key.stream()
                    .map(table::column)
                    .filter(column -> !column.isFilled())
                    .toList();
            boolean numbered = free.stream().anyMatch(column -> column.facts.origin() == LiveColumn.Origin.NUMBERED);
            ForeignKeyFacts parent = table.parent;
            boolean ofParent = parent != null && key.containsAll(parent.columns());
            long last = ofParent ? table.mostChildren : table.most;
            if (!numbered && free.size() == 1 && isWholeUpTo(free.get(0), last)) {
                DraftColumn column = free.get(0);
                column.kind = ofParent ? OrdinalKind.NUMBER : new SequenceKind.Numbers(1, 1);
                String where = ofParent && parent != null ? " for each row of " + parent.targetTable() : "";
                notes.ofColumn(
                        table.name(),
                        column.name(),
                        "numbered from 1" + where + ", so that the key (" + String.join(", ", key) + ") holds");
            } else if (!numbered && !free.isEmpty()) {
                distinguishing.choose(table, key, free);
            }
        }
    }

    /** Whether the column has room for all numbers from 1 on, by its type and by its check. */
    private static boolean isWholeUpTo(DraftColumn column, long last) {
        BigDecimal largest = column.isWhole() ? TypeLimits.largest(column.type) : null;
        if (largest == null) {
            return false; // and what its check says is no number
        }
        Check check = column.check;
        boolean checked = check == null
                || (check.oneOf().isEmpty()
                        && (check.minimum() == null || new BigDecimal(check.minimum()).compareTo(BigDecimal.ONE) <= 0)
                        && (check.maximum() == null
                                || new BigDecimal(check.maximum()).compareTo(BigDecimal.valueOf(last)) >= 0));
        return checked && largest.compareTo(BigDecimal.valueOf(last)) >= 0;
    }

    /** Keeps the keys that need nothing; parents first, as a key of a child may rest on one of its parent. */
    void keep(DraftTable table) {
        List<String> primary = table.facts.constraints().primaryKey();
        if (table.existing || (canBeKey(table, primary) && holds(table, primary))) {
            table.primaryKey = primary;
        }
        for (List<String> key : table.facts.constraints().uniqueKeys()) {
            if (canBeKey(table, key) && holds(table, key)) {
                add(table, key);
            }
        }
    }

    /** Lets a table have no more rows than its keys tell apart. */
    void limit(DraftTable table) {
        if (!table.existing) {
            distinct.limit(
                    table,
                    table.facts
                            .keys()
                            .filter(key -> canBeKey(table, key) && !holds(table, key))
                            .toList());
        }
    }

    /** Keeps the keys that hold if references pick different rows, and gives up the others; after all tables were kept. */
    void keepRest(DraftTable table) {
        List<String> primary = table.facts.constraints().primaryKey();
        if (!primary.isEmpty() && table.primaryKey.isEmpty()) {
            if (canBeKey(table, primary) && distinct.hold(table, primary)) {
                table.primaryKey = primary;
            } else if (!holdsBeside(table, "primary key", primary)) {
                giveUp(table, "primary key", primary);
            }
        }
        for (List<String> key : table.facts.constraints().uniqueKeys()) {
            boolean kept = key.equals(table.primaryKey) || table.uniqueKeys.contains(new UniqueKey(key));
            if (!kept && canBeKey(table, key) && distinct.hold(table, key)) {
                add(table, key);
            } else if (!kept && !leavesNull(table, key) && !holdsBeside(table, "unique key", key)) {
                giveUp(table, "unique key", key);
            }
        }
    }

    /** Whether the server computes a column of the key, so that the others have to tell rows apart; what cannot is refused. */
    boolean holdsBeside(DraftTable table, String what, List<String> key) {
        List<String> given =
                table.facts.columns().stream().map(LiveColumn::name).toList();
        boolean isComputed = !definitions && !given.containsAll(key); // a fill has no columns that the server computes
        if (!isComputed) {
            return false;
        }
        List<String> others =
                key.stream().filter(table.columns::containsKey).distinct().toList();
        if (!others.isEmpty() && canBeKey(table, others) && holdsOrPicks(table, others)) {
            Index index = new Index(others, Index.Method.BTREE, true, null, List.of());
            if (!table.indexes.contains(index)) {
                table.indexes.add(index);
            }
        } else {
            Clashes.refuseComputed(table, what, key, notes);
        }
        return true;
    }

    /** Lets rows refer to none, where a key asks for more rows to refer to than there are, and nothing is known of its one column. */
    private boolean leavesNull(DraftTable table, List<String> key) {
        DraftColumn column = key.size() == 1 && canBeKey(table, key) ? table.column(key.get(0)) : null;
        boolean possible = column != null
                && column.kind instanceof ReferenceKind
                && column.nullable
                && !column.filled
                && Guessing.isUnknown(column.facts.statistics());
        if (column != null && possible) {
            column.guessedNulls = 1.0;
            notes.ofTable(
                    table.name(),
                    "unique key (" + column.name()
                            + ") omitted, all of it null: there are fewer rows to refer to than rows");
        }
        return possible;
    }

    /** Whether a unique index holds, or will. */
    boolean holdsOrPicks(DraftTable table, List<String> columns) {
        return holds(table, columns) || distinct.hold(table, columns);
    }

    /** Whether no two rows have the same value in the column, as the spec says it. */
    static boolean isApart(DraftTable table, String column) {
        DraftColumn apart = table.column(column);
        return apart.found().isUnique() || apart.isDistinct() || table.unique().contains(column);
    }

    /** Whether no two rows have the same value in the column, whether the spec says it or not. */
    static boolean neverRepeats(DraftTable table, String column) {
        boolean isNumbered = table.column(column).found() instanceof TemplateKind
                && table.wantedUnique().contains(column);
        return isNumbered || isApart(table, column);
    }

    /** Whether a key of the table lies in these columns. */
    boolean isKey(DraftTable table, Set<String> columns) {
        return (!table.primaryKey.isEmpty() && columns.containsAll(table.primaryKey))
                || table.uniqueKeys.stream().anyMatch(key -> columns.containsAll(key.columns()))
                || holds(table, List.copyOf(columns), false);
    }

    /** Whether the table has the columns, and values of all of them can be compared: an array of a domain over json becomes one of json. */
    private static boolean canBeKey(DraftTable table, List<String> columns) {
        return Selection.hasAll(table, columns)
                && columns.stream().allMatch(name -> IndexChecks.canIndex(Index.Method.BTREE, table.column(name).type));
    }

    private static void add(DraftTable table, List<String> key) {
        UniqueKey unique = new UniqueKey(key);
        if (!table.uniqueKeys.contains(unique) && !key.equals(table.primaryKey)) {
            table.uniqueKeys.add(unique);
        }
    }

    private void giveUp(DraftTable table, String what, List<String> columns) {
        boolean indexed = canBeKey(table, columns);
        notes.riskOfTable(
                table.name(),
                what + " (" + String.join(", ", columns) + ") omitted: "
                        + (indexed
                                ? "the generator cannot promise that these values come once; an index stands for it"
                                : Selection.hasAll(table, columns)
                                        ? "PostgreSQL cannot compare json, the type of one of the columns here"
                                        : "one of the columns is"));
        if (indexed && !definitions) {
            Clashes.refuse(table, what, columns, notes);
        }
        if (indexed) {
            Index index = new Index(columns, Index.Method.BTREE, false, null, List.of(), standIn(table, columns));
            if (!table.indexes.contains(index)) {
                table.indexes.add(index);
            }
        }
    }

    /** An index has the name of the key that it stands for, which nothing else has. */
    private IndexTraits standIn(DraftTable table, List<String> columns) {
        String name = table.facts.constraints().traits(columns).label().name();
        return definitions ? IndexTraits.NONE.withLabel(new ObjectLabel(name, null)) : IndexTraits.NONE;
    }

    /** Whether no two rows have the same values in these columns, whatever the generator draws. */
    boolean holds(DraftTable table, List<String> columns) {
        return holds(table, columns, columns.size() == 1);
    }

    /**
     * Whether no two rows have the same values in these columns.
     *
     * @param declared whether the spec is to say that they are unique
     */
    private boolean holds(DraftTable table, List<String> columns, boolean declared) {
        boolean single = table.parent != null && table.mostChildren <= 1;
        for (String name : columns) {
            DraftColumn column = table.column(name);
            if (isUnique(table, column, declared)) {
                return true;
            }
            single |= RangeKind.differsFromSiblings(column.kind);
        }
        return single && hasParentsKey(table, columns);
    }

    /** Whether the columns hold a key of the row's parent. */
    boolean hasParentsKey(DraftTable table, List<String> columns) {
        DraftTable parent = table.parent == null ? null : tables.get(table.parent.targetTable());
        Set<String> ofParent = new HashSet<>();
        for (String name : columns) {
            if (parent != null
                    && table.kind(name) instanceof ParentKind reference
                    && CopiedCase.tellsApart(table, name, parent, reference.column())) {
                ofParent.add(reference.column());
            }
        }
        return parent != null && !ofParent.isEmpty() && isKey(parent, ofParent);
    }

    private static boolean isUnique(DraftTable table, DraftColumn column, boolean alone) {
        ValueKind kind = column.found();
        if (kind.isUnique() || column.isDistinct()) {
            return true;
        }
        if (!alone && !table.unique().contains(column.name())) {
            return false;
        }
        if (kind instanceof TemplateKind) {
            return table.wantedUnique().contains(column.name());
        }
        BigInteger capacity = kind.capacity();
        return capacity != null && capacity.compareTo(BigInteger.valueOf(table.most)) >= 0;
    }
}
