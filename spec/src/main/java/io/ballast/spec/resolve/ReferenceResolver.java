package io.ballast.spec.resolve;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.ForeignKey;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the columns of references their values, whatever the order they are written in. What the row's own parent settles comes
 * first, then what picks with a {@code pick} of their own at a column settle; the references of several columns, the widest
 * first; then the others. A reference whose columns have values in part picks among the rows that {@linkplain Agreement agree};
 * one whose columns all have values must follow from them, as when a child's copy of its parent's {@code user_id} refers to users
 * too.
 */
public final class ReferenceResolver {
    private final FilledTables tables;
    private final Targets targets;
    private final RowBounds bounds;

    private ReferenceResolver(List<TableDraft> drafts, RowBounds bounds) {
        this.bounds = bounds;
        this.tables = new FilledTables(drafts);
        this.targets = new Targets(tables);
    }

    /**
     * Resolves the references of all tables.
     *
     * @param root of the spec, which takes what is wrong and throws all of it
     */
    public static ReferenceResolver resolve(SpecNode root, List<TableDraft> drafts, RowBounds bounds) {
        ReferenceResolver resolver = new ReferenceResolver(drafts, bounds);
        for (TableDraft table : drafts) {
            table.columns().forEach(column -> root.check(() -> resolver.checkParentColumn(table, column)));
            table.references().forEach(reference -> root.check(() -> resolver.targets.addForeignKey(table, reference)));
        }
        root.refuseMistakes();
        drafts.forEach(resolver::fillFromParent);
        Map<ReferenceDraft, TableDraft> later = new LinkedHashMap<>();
        drafts.forEach(table -> root.check(() -> resolver.fillPicked(table, later)));
        root.refuseMistakes();
        Followers followers = new Followers(resolver.tables, resolver.targets);
        later.forEach((reference, table) -> root.check(() -> followers.check(table, reference)));
        root.refuseMistakes();
        return resolver;
    }

    /** How the column's values come about. */
    public ValueKind value(TableDraft table, ColumnDraft column) {
        ValueKind value = tables.of(table).values().get(column.name());
        if (value == null) {
            throw column.node().refused("expected \"value\" or \"references\", found neither");
        }
        return value;
    }

    public List<ForeignKey> foreignKeys(TableDraft table) {
        return tables.of(table).foreignKeys();
    }

    /** References to the row's own parent: what they fill, no pick can change. */
    private void fillFromParent(TableDraft table) {
        for (ReferenceDraft reference : table.references()) {
            if (isToParent(table, reference)) {
                List<String> targetColumns = targets.columns(table, reference);
                for (int i = 0; i < reference.columns().size(); i++) {
                    tables.of(table)
                            .values()
                            .putIfAbsent(reference.columns().get(i), new ParentKind(targetColumns.get(i)));
                }
            }
        }
    }

    private static boolean isToParent(TableDraft table, ReferenceDraft reference) {
        return reference.pick() == null
                && reference.other().column() == null
                && reference.targetTable().equals(table.parent());
    }

    /** Fills what is not the parent's; references whose columns all have values are noted for later. */
    private void fillPicked(TableDraft table, Map<ReferenceDraft, TableDraft> later) {
        List<ReferenceDraft> waiting = new ArrayList<>(table.references());
        waiting.sort(Comparator.comparing((ReferenceDraft reference) -> !isOwnPick(reference))
                .thenComparing(reference -> -reference.columns().size())
                .thenComparing(reference ->
                        table.columnNames().indexOf(reference.columns().get(0))));
        for (boolean progress = true; progress; ) {
            progress = waiting.removeIf(reference -> fill(table, reference, later));
        }
        if (!waiting.isEmpty()) {
            throw notComputable(table, waiting.get(0));
        }
    }

    /** Whether a single column says by itself how its row is picked. */
    private static boolean isOwnPick(ReferenceDraft reference) {
        return reference.columns().size() == 1 && reference.pick() != null;
    }

    /** Fills what the reference can fill now; false where the rows that agree with its other columns are not known (yet). */
    private boolean fill(TableDraft table, ReferenceDraft reference, Map<ReferenceDraft, TableDraft> later) {
        FilledTable own = tables.of(table);
        List<String> settled = own.settled(reference);
        if (settled.size() == reference.columns().size()) {
            later.put(reference, table);
            return true;
        }
        List<String> targetColumns = targets.columns(table, reference);
        ReferenceKind.Within within = null;
        if (!settled.isEmpty()) {
            Agreement agreement = new Agreement(tables, own);
            within = agreement.of(reference, targetColumns);
            if (within == null) {
                return false;
            }
            if (!agreement.isNeverEmpty(within, reference.targetTable())) {
                throw mayBeEmpty(reference, settled);
            }
            own.joined().add(new FilledTable.Joined(reference, targetColumns));
        }
        for (int i = 0; i < reference.columns().size(); i++) {
            own.values().putIfAbsent(reference.columns().get(i), picked(reference, targetColumns.get(i), within));
        }
        return true;
    }

    private ValueKind picked(ReferenceDraft reference, String targetColumn, ReferenceKind.@Nullable Within within) {
        String target = reference.targetTable();
        Double exponent = reference.pick() == null ? null : reference.pick().exponent();
        Distribution pick = exponent == null ? null : new Zipf(bounds.of(target), exponent);
        return new ReferenceKind(
                target,
                targetColumn,
                pick,
                reference.group(),
                within,
                reference.other().column(),
                reference.other().above());
    }

    private BallastException notComputable(TableDraft table, ReferenceDraft reference) {
        String settled = String.join(", ", tables.of(table).settled(reference));
        String target = reference.targetTable();
        return reference
                .node()
                .refused("the values of " + settled + " are settled elsewhere, and which rows of " + target
                        + " agree with them cannot be computed; let the rows of " + target + " belong to the row that "
                        + settled + " comes from, by \"per\" and \"count\", or take what settles " + settled
                        + " away (its value, its pick), then it is taken from the row of " + target);
    }

    private static BallastException mayBeEmpty(ReferenceDraft reference, List<String> settled) {
        String target = reference.targetTable();
        return reference
                .node()
                .refused("there may be no row of " + target + " that agrees with " + String.join(", ", settled)
                        + ", as " + target + " has counts of children that can be 0; give each \"count\" from there to "
                        + target + " a min of at least 1");
    }

    private void checkParentColumn(TableDraft table, ColumnDraft column) {
        if (column.value() instanceof ParentKind reference) {
            SpecNode node = column.node().require("value").require("parent");
            TableDraft parent = parent(table);
            if (parent == null) {
                throw node.refused(
                        "table " + table.name() + " has no parent; kind \"parent\" needs \"per\" and \"count\"");
            }
            ColumnDraft source = parent.find(reference.column());
            if (source == null) {
                throw node.unknown("column of " + parent.name(), reference.column(), parent.columnNames());
            }
            ColumnFit.check(node, column.column(), source.column(), parent.name());
        }
    }

    private @Nullable TableDraft parent(TableDraft table) {
        return table.parent() == null ? null : tables.of(table.parent()).draft();
    }
}
