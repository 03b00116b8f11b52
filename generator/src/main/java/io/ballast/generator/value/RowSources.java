package io.ballast.generator.value;

import io.ballast.common.schema.Column;
import io.ballast.generator.random.CellBits;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sources of a batch's columns, and of the rows of other tables that they take values from. */
final class RowSources {
    private final DatasetModel dataset;
    private final TableModel table;
    private final RowBatch batch;
    private final Pickers pickers;
    private final Map<String, ReferenceRows> references = new HashMap<>();
    private final List<ReferenceRows> referencesInOrder = new ArrayList<>();
    private @Nullable RowSources parents;

    RowSources(DatasetModel dataset, TableModel table, RowBatch batch) {
        this.dataset = dataset;
        this.table = table;
        this.batch = batch;
        this.pickers = new Pickers(dataset, table);
    }

    DatasetModel dataset() {
        return dataset;
    }

    TableModel table() {
        return table;
    }

    RowBatch batch() {
        return batch;
    }

    /** A new source for the column at this position of the table. */
    Source column(int position) {
        ColumnSpec spec = table.spec().columns().get(position);
        Column column = table.spec().schema().columns().get(position);
        long key = CellBits.key(dataset.spec().seed(), table.name(), spec.name());
        Source values = new SourceFactory(this, column.type(), spec.unique(), key).of(spec.value());
        if (spec.nullShare() == 0) {
            return values;
        }
        // the columns of one reference are null together
        String scope = spec.value() instanceof ReferenceKind reference
                ? "reference " + reference.group()
                : "column " + spec.name();
        long nullKey = CellBits.key(dataset.spec().seed(), table.name(), scope, "null");
        return new NullableSource(values, batch, nullKey, spec.nullShare());
    }

    Source column(String name) {
        return column(table.spec().schema().columnIndex(name));
    }

    /** The sources of the parents' rows. */
    RowSources parents() {
        if (parents == null) {
            TableModel.Family family = table.family();
            if (family == null) {
                throw new IllegalArgumentException(table.name() + " has no parent to take values from");
            }
            parents = new RowSources(dataset, family.parent(), batch.parents());
        }
        return parents;
    }

    /** A column of the rows that a free reference picks; references of one group pick the same ones. */
    Source reference(ReferenceKind reference) {
        TableModel target = dataset.table(reference.table());
        return rows(reference).column(target.spec().schema().columnIndex(reference.column()));
    }

    /** The rows that a reference picks; those that it depends on are found before. */
    private ReferenceRows rows(ReferenceKind reference) {
        ReferenceRows rows = references.get(reference.group());
        if (rows == null) {
            ReferenceKind.Within within = reference.within();
            Picker picker = within == null ? pickers.of(reference) : pickers.within(reference, ancestors(within));
            rows = new ReferenceRows(dataset, batch, picker, dataset.table(reference.table()));
            references.put(reference.group(), rows);
            referencesInOrder.add(rows);
        }
        return rows;
    }

    /** The rows whose descendants may be picked, one for each row of the batch. */
    private RowBatch ancestors(ReferenceKind.Within within) {
        RowBatch rows = within.group() == null
                ? batch.parents()
                : rows(ofGroup(within.group())).picked(within.up() > 0);
        for (int up = 0; up < within.up(); up++) {
            rows = rows.parents();
        }
        return rows;
    }

    private ReferenceKind ofGroup(String group) {
        return table.spec().columns().stream()
                .map(ColumnSpec::value)
                .filter(value ->
                        value instanceof ReferenceKind free && free.group().equals(group))
                .map(ReferenceKind.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Whether values of this kind depend on the parent or the siblings of their row. */
    boolean needFamily(ValueKind kind) {
        return kind.needsFamily() || (kind instanceof ReferenceKind reference && pickNeedsFamily(reference));
    }

    private boolean pickNeedsFamily(ReferenceKind reference) {
        ReferenceKind.Within within = reference.within();
        if (within == null) {
            return pickers.needFamily(reference);
        }
        return within.group() == null || pickNeedsFamily(ofGroup(within.group()));
    }

    /** Finds the rows of other tables for the first {@code count} rows of the batch; before any source is filled. */
    void prepare(int count) {
        for (ReferenceRows reference : referencesInOrder) {
            reference.prepare(count);
        }
        if (parents != null) {
            parents.prepare(count);
        }
    }
}
