package io.ballast.generator.value;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.generator.random.CellBits;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.NullGroup;
import io.ballast.spec.kind.ColumnUse;
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
    private final Map<String, Source> shared = new HashMap<>();
    private @Nullable RowSources parents;
    private long batchNumber;

    RowSources(DatasetModel dataset, TableModel table, RowBatch batch) {
        this.dataset = dataset;
        this.table = table;
        this.batch = batch;
        this.pickers = new Pickers(dataset, table, this::ancestors);
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
        Picker numbers = pickers.numbers(spec.name());
        Source values = new SourceFactory(this, column.type(), spec.unique(), numbers, key).of(spec.value());
        if (spec.nullShare() == 0) {
            return values;
        }
        NullGroup group = spec.nullGroup();
        long nullKey = CellBits.key(dataset.spec().seed(), table.name(), nullScope(spec), "null");
        return group == null
                ? new NullableSource(values, batch, nullKey, spec.nullShare(), 1)
                : new NullableSource(values, batch, nullKey, group.from(), group.to());
    }

    /** What draws the nulls: the columns of one reference are null together. */
    private static String nullScope(ColumnSpec spec) {
        if (spec.nullGroup() != null) {
            return "nulls " + spec.nullGroup().name();
        }
        return spec.value() instanceof ReferenceKind reference
                ? "reference " + reference.group()
                : "column " + spec.name();
    }

    Source column(String name) {
        return column(table.spec().schema().columnIndex(name));
    }

    /** The source of the column that all who only read it share; it makes the values of a batch once. */
    Source shared(String name) {
        Source source = shared.get(name);
        if (source == null) {
            source = new SharedSource(column(name), this);
            shared.put(name, source);
        }
        return source;
    }

    /** Another column of the row or of its parent. */
    Source used(ColumnUse use) {
        return rowsOf(use).shared(use.column());
    }

    /** The type of another column of the row or of its parent. */
    ColumnType type(ColumnUse use) {
        return rowsOf(use).type(use.column());
    }

    ColumnType type(String name) {
        TableSchema schema = table.spec().schema();
        return schema.columns().get(schema.columnIndex(name)).type();
    }

    private RowSources rowsOf(ColumnUse use) {
        return switch (use.row()) {
            case OWN -> this;
            case PARENT -> parents();
            case CHILDREN, PICKED -> throw new IllegalArgumentException(use + " is no column of one row");
        };
    }

    /** The batches so far; the sources of a batch are filled once {@link #prepare} has begun it. */
    long batchNumber() {
        return batchNumber;
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

    /** A column of rows that are picked for this column alone. */
    Source ownPick(ReferenceKind reference, long key) {
        TableModel target = dataset.table(reference.table());
        ReferenceRows rows = new ReferenceRows(dataset, batch, pickers.own(reference, key), target);
        referencesInOrder.add(rows);
        return rows.column(target.spec().schema().columnIndex(reference.column()));
    }

    /** The rows that a reference picks; those that it depends on are found before. */
    private ReferenceRows rows(ReferenceKind reference) {
        ReferenceRows rows = references.get(reference.group());
        if (rows == null) {
            rows = new ReferenceRows(dataset, batch, picker(reference), dataset.table(reference.table()));
            references.put(reference.group(), rows);
            referencesInOrder.add(rows);
        }
        return rows;
    }

    private Picker picker(ReferenceKind reference) {
        ReferenceKind greater = greater(reference);
        if (greater != null) {
            return ordered(greater, reference.equals(greater));
        }
        Picker picker = free(reference);
        return reference.except() == null
                ? picker
                : new ExceptPicker(
                        picker, reference.exceptsItself(table.spec().name()) ? batch : rowsIn(reference.except()));
    }

    private Picker free(ReferenceKind reference) {
        ReferenceKind.Within within = reference.within();
        return within == null || pickers.isDistinct(reference)
                ? pickers.of(reference)
                : pickers.within(reference, ancestors(within));
    }

    /** The greater one of the two references that pick the lesser and the greater row together, if the reference is one of them. */
    private @Nullable ReferenceKind greater(ReferenceKind reference) {
        return table.spec().columns().stream()
                .map(ColumnSpec::value)
                .filter(value -> value instanceof ReferenceKind other
                        && other.above()
                        && (other.equals(reference) || lesser(other).group().equals(reference.group())))
                .map(ReferenceKind.class::cast)
                .findFirst()
                .orElse(null);
    }

    private ReferenceKind lesser(ReferenceKind greater) {
        return (ReferenceKind) kind(String.valueOf(greater.except()));
    }

    private Picker ordered(ReferenceKind reference, boolean greater) {
        TableModel target = dataset.table(reference.table());
        int column = target.spec().schema().columnIndex(reference.column());
        long around = pickers.isDistinct(reference) ? target.rows() : 0;
        return new OrderedPicker(
                free(lesser(reference)), free(reference), around, new RowOrder(dataset, target, column), greater);
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

    /** The rows that a column takes its values from: the parents, or those that a reference picks. */
    private RowBatch rowsIn(String column) {
        return kind(column) instanceof ReferenceKind other ? rows(other).picked(false) : batch.parents();
    }

    private ValueKind kind(String column) {
        return table.spec()
                .columns()
                .get(table.spec().schema().columnIndex(column))
                .value();
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

    /** Whether values of the column depend on the parent or the siblings of their row. */
    boolean needFamily(int position) {
        ColumnSpec column = table.spec().columns().get(position);
        return needFamily(column.value()) || pickers.needFamily(column.name());
    }

    /** Whether values of this kind depend on the parent or the siblings of their row. */
    private boolean needFamily(ValueKind kind) {
        return kind.needsFamily() || (kind instanceof ReferenceKind reference && pickNeedsFamily(reference));
    }

    private boolean pickNeedsFamily(ReferenceKind reference) {
        ReferenceKind greater = greater(reference);
        return greater == null
                ? onePickNeedsFamily(reference)
                : onePickNeedsFamily(greater) || onePickNeedsFamily(lesser(greater));
    }

    private boolean onePickNeedsFamily(ReferenceKind reference) {
        ReferenceKind.Within within = reference.within();
        if (reference.except() != null
                && !reference.above()
                && !reference.exceptsItself(table.spec().name())
                && exceptNeedsFamily(reference.except())) {
            return true;
        }
        if (within == null) {
            return pickers.needFamily(reference);
        }
        return within.group() == null || pickNeedsFamily(ofGroup(within.group()));
    }

    private boolean exceptNeedsFamily(String column) {
        return !(kind(column) instanceof ReferenceKind other) || pickNeedsFamily(other);
    }

    /** Finds the rows of other tables for the first {@code count} rows of the batch; before any source is filled. */
    void prepare(int count) {
        batchNumber++;
        for (ReferenceRows reference : referencesInOrder) {
            reference.prepare(count);
        }
        if (parents != null) {
            parents.prepare(count);
        }
    }
}
