package io.ballast.spec.resolve;

import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** References that fill no column, as all of theirs have values: they must follow from these. */
final class Followers {
    private final FilledTables tables;
    private final Targets targets;

    Followers(FilledTables tables, Targets targets) {
        this.tables = tables;
        this.targets = targets;
    }

    /** Columns that are filled from elsewhere must hold values of one row of the target. */
    void check(TableDraft table, ReferenceDraft reference) {
        List<String> target = targets.columns(table, reference);
        ReferenceKind.Within within = new Agreement(tables, tables.of(table)).of(reference, target);
        boolean sameRow = within != null && within.down() == 0;
        if (!sameRow) {
            checkLeads(table, reference, target);
        }
        ReferenceDraft.Other other = reference.other();
        String picked =
                reference.pick() != null ? "pick" : other.column() == null ? null : other.above() ? "above" : "except";
        if (picked != null) {
            throw reference
                    .node()
                    .refused("the values of " + String.join(", ", reference.columns())
                            + " are settled elsewhere, so that the pick would have no effect; take \"" + picked
                            + "\" away");
        }
    }

    private void checkLeads(TableDraft table, ReferenceDraft reference, List<String> target) {
        boolean sameRow = reference.columns().size() == 1 || isOneRow(table, reference);
        for (int i = 0; i < reference.columns().size(); i++) {
            SourceColumn wanted = new SourceColumn(reference.targetTable(), target.get(i));
            if (!sameRow
                    || !leadsTo(
                            new SourceColumn(table.name(), reference.columns().get(i)), wanted)) {
                throw reference
                        .node()
                        .refused("the values of " + reference.columns().get(i)
                                + " do not come from " + wanted
                                + "; leave \"value\" away, then they are taken from the row referred to");
            }
        }
    }

    /** Whether the columns of a composite reference all come straight from one row of the target. */
    private boolean isOneRow(TableDraft table, ReferenceDraft reference) {
        Set<String> rows = new HashSet<>();
        for (String column : reference.columns()) {
            ValueKind value = tables.of(table).values().get(column);
            SourceColumn source = SourceColumn.of(value, table.parent());
            if (source == null || !source.table().equals(reference.targetTable())) {
                return false;
            }
            rows.add(value instanceof ReferenceKind free ? free.group() : "");
        }
        return rows.size() == 1;
    }

    private boolean leadsTo(SourceColumn column, SourceColumn wanted) {
        Set<SourceColumn> seen = new HashSet<>();
        SourceColumn at = column;
        while (at != null && seen.add(at)) {
            FilledTable table = tables.of(at.table());
            at = SourceColumn.of(table.values().get(at.column()), table.draft().parent());
            if (wanted.equals(at)) {
                return true;
            }
        }
        return false;
    }
}
