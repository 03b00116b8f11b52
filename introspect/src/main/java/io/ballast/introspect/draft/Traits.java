package io.ballast.introspect.draft;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.kind.ReferenceKind;
import java.util.List;

/** What keys have besides their columns there, as far as the values let them have it here. Every column has its kind of value by now. */
final class Traits {
    private final DraftTable table;
    private final Notes notes;

    private Traits(DraftTable table, Notes notes) {
        this.table = table;
        this.notes = notes;
    }

    static void keep(DraftTable table, Notes notes) {
        Traits traits = new Traits(table, notes);
        table.primaryTraits = table.facts.constraints().traits(table.primaryKey);
        table.uniqueKeys.replaceAll(traits::unique);
        table.indexes.replaceAll(traits::index);
        table.foreignKeys.replaceAll(traits::foreignKey);
    }

    private UniqueKey unique(UniqueKey key) {
        KeyTraits there = table.facts.constraints().traits(key.columns());
        boolean distinct = there.nullsNotDistinct()
                && lets("unique key (" + String.join(", ", key.columns()) + ")", "NULLS NOT DISTINCT", key.columns());
        return new UniqueKey(
                key.columns(), new KeyTraits(there.label(), there.deferral(), distinct, included(there.include())));
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
                        new IndexTraits(
                                traits.label(), traits.elements(), traits.where(), distinct, traits.storage()));
    }

    private ForeignKey foreignKey(ForeignKey key) {
        ForeignKeyTraits traits = key.traits();
        boolean full = traits.matchFull()
                && (key.columns().size() == 1
                        || lets("foreign key \"" + traits.label().name() + "\"", "MATCH FULL", key.columns()));
        return full == traits.matchFull()
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
