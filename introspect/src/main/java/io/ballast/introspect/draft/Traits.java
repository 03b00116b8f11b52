package io.ballast.introspect.draft;

import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.kind.ReferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What keys have besides their columns there, as far as the values let them have it here. Every column has its kind of value by now. */
final class Traits {
    private final Map<String, DraftTable> tables;
    private final DraftTable table;
    private final Notes notes;

    private Traits(Map<String, DraftTable> tables, DraftTable table, Notes notes) {
        this.tables = tables;
        this.table = table;
        this.notes = notes;
    }

    static void keep(Map<String, DraftTable> tables, DraftTable table, Notes notes) {
        Traits traits = new Traits(tables, table, notes);
        traits.noteTwins();
        table.primaryTraits = traits.primary();
        table.uniqueKeys.replaceAll(traits::unique);
        table.indexes.replaceAll(traits::index);
        table.foreignKeys.replaceAll(traits::foreignKey);
    }

    /** A spec has one key over the same columns. */
    private void noteTwins() {
        List<List<String>> seen =
                new ArrayList<>(List.of(table.facts.constraints().primaryKey()));
        for (List<String> key : table.facts.constraints().uniqueKeys()) {
            if (seen.contains(key)) {
                notes.ofTable(
                        table.name(), "a key (" + String.join(", ", key) + ") omitted: there is another one like it");
            }
            seen.add(key);
        }
    }

    private KeyTraits primary() {
        KeyTraits there = table.facts.constraints().traits(table.primaryKey);
        return new KeyTraits(
                there.label(),
                deferral("primary key", table.primaryKey, there),
                false,
                included(there.include()),
                there.storage(),
                withoutOverlaps("primary key", table.primaryKey, there));
    }

    private boolean withoutOverlaps(String what, List<String> columns, KeyTraits there) {
        boolean kept = there.withoutOverlaps() && Exclusions.isPromised(table, columns);
        if (there.withoutOverlaps() && !kept) {
            notes.ofTable(
                    table.name(),
                    what + " (" + String.join(", ", columns)
                            + ") without WITHOUT OVERLAPS: the generator cannot promise it");
        }
        return kept;
    }

    /** Whether a foreign key refers to a key with WITHOUT OVERLAPS that is one here. */
    private boolean hasPeriod(ForeignKey key) {
        DraftTable target = tables.get(key.targetTable());
        boolean kept = key.traits().period()
                && target != null
                && target.facts.constraints().traits(key.targetColumns()).withoutOverlaps()
                && Exclusions.isPromised(target, key.targetColumns());
        if (key.traits().period() && !kept) {
            notes.ofTable(
                    table.name(),
                    "foreign key \"" + key.traits().label().name()
                            + "\" without PERIOD: the key that it refers to has no WITHOUT OVERLAPS here");
        }
        return kept;
    }

    /** A key that others refer to is never put off. */
    private Deferral deferral(String what, List<String> columns, KeyTraits there) {
        if (there.deferral() != Deferral.NEVER && isReferred(columns)) {
            notes.ofTable(
                    table.name(),
                    what + " (" + String.join(", ", columns) + ") without DEFERRABLE: foreign keys refer to it");
            return Deferral.NEVER;
        }
        return there.deferral();
    }

    private boolean isReferred(List<String> columns) {
        return tables.values().stream()
                .flatMap(other -> other.foreignKeys.stream())
                .anyMatch(key -> key.targetTable().equals(table.name())
                        && Set.copyOf(key.targetColumns()).equals(Set.copyOf(columns)));
    }

    private UniqueKey unique(UniqueKey key) {
        KeyTraits there = table.facts.constraints().traits(key.columns());
        boolean distinct = there.nullsNotDistinct()
                && lets("unique key (" + String.join(", ", key.columns()) + ")", "NULLS NOT DISTINCT", key.columns());
        return new UniqueKey(
                key.columns(),
                new KeyTraits(
                        there.label(),
                        deferral("unique key", key.columns(), there),
                        distinct,
                        included(there.include()),
                        there.storage(),
                        withoutOverlaps("unique key", key.columns(), there)));
    }

    private List<String> included(List<String> columns) {
        return columns.stream().filter(table.columns::containsKey).toList();
    }

    private Index index(Index index) {
        IndexTraits traits = index.traits();
        boolean distinct = traits.nullsNotDistinct()
                && index.unique()
                && lets("index \"" + traits.label().name() + "\"", "NULLS NOT DISTINCT", index.columns());
        return distinct == traits.nullsNotDistinct()
                ? index
                : new Index(
                        index.columns(),
                        index.method(),
                        index.unique(),
                        index.where(),
                        index.include(),
                        new IndexTraits(traits.label(), traits.elements(), traits.where(), distinct, traits.storage()));
    }

    private ForeignKey foreignKey(ForeignKey key) {
        ForeignKeyTraits traits = hasPeriod(key) ? key.traits() : key.traits().withoutPeriod();
        boolean full = traits.matchFull()
                && (key.columns().size() == 1
                        || lets("foreign key \"" + traits.label().name() + "\"", "MATCH FULL", key.columns()));
        return full == traits.matchFull() && traits.equals(key.traits())
                ? key
                : new ForeignKey(
                        key.columns(),
                        key.targetTable(),
                        key.targetColumns(),
                        key.onDelete(),
                        traits.withMatchFull(full));
    }

    /** Whether no row is null in these columns; says so where one may be. */
    private boolean lets(String what, String trait, List<String> columns) {
        for (String name : columns) {
            DraftColumn column = table.column(name);
            if (mayBeNull(column)) {
                notes.riskOfTable(table.name(), what + " without " + trait + ": column \"" + name + "\" may be null");
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeNull(DraftColumn column) {
        boolean byOthers = !column.found().uses().isEmpty() || column.found() instanceof ReferenceKind;
        return column.nullable && (column.spec(false).nullShare() > 0 || byOthers);
    }
}
