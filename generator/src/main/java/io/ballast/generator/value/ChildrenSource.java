package io.ballast.generator.value;

import io.ballast.common.schema.ColumnType;
import io.ballast.generator.random.CountReader;
import io.ballast.spec.kind.ChildrenKind;
import io.ballast.spec.literal.UnitChange;
import java.util.Objects;

/**
 * What a row's children come to together. Their values are made a second time here: the cost of a row is that of the column of all
 * its children.
 */
final class ChildrenSource extends WordSource {
    private final ChildrenKind.Summary summary;
    private final CountReader counts;
    private final RowCursor cursor;
    private final RowSources children;
    private final UnitReader column;
    private final UnitChange change;
    private final boolean[] nulls = vector.addNulls();

    private ChildrenSource(
            RowBatch batch, ChildrenKind kind, ColumnType type, RowSources children, ColumnType columnType) {
        super(batch, UnitForms.form(type), UnitForms.digits(type));
        TableModel table = children.table();
        this.summary = kind.summary();
        this.counts = new CountReader(Objects.requireNonNull(table.family()).counts());
        this.cursor = RowCursor.of(table);
        this.children = children;
        this.column = new UnitReader(children.shared(kind.column()), columnType);
        this.change = UnitChange.between(columnType, type).orElseThrow();
    }

    static Source of(ChildrenKind kind, SourceFactory factory) {
        RowSources rows = factory.sources();
        TableModel table = rows.dataset().table(kind.table());
        if (kind.summary() == ChildrenKind.Summary.COUNT) {
            long one = Math.round(Math.pow(10, UnitForms.digits(factory.type())));
            return new ChildCountSource(rows.batch(), factory.type(), table, one);
        }
        RowSources children = new RowSources(rows.dataset(), table, new RowBatch(table));
        return new ChildrenSource(rows.batch(), kind, factory.type(), children, children.type(kind.column()));
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            if (i > 0 && batch.rows[i] == batch.rows[i - 1]) { // the same parent of many children
                nulls[i] = nulls[i - 1];
                words[i] = words[i - 1];
            } else {
                summarize(i);
            }
        }
    }

    private void summarize(int i) {
        counts.seek(batch.rows[i]);
        nulls[i] = summary != ChildrenKind.Summary.SUM;
        vector.words()[i] = 0;
        for (long done = 0; done < counts.count(); done += RowBatch.CAPACITY) {
            add(i, counts.firstChild() + done, (int) Math.min(RowBatch.CAPACITY, counts.count() - done));
        }
    }

    /** Adds some children to what those before come to. */
    private void add(int i, long firstChild, int count) {
        cursor.seek(firstChild);
        cursor.follow(children.batch(), count);
        children.prepare(count);
        column.fill(count);
        for (int k = 0; k < count; k++) {
            if (!column.isNull(k)) {
                long value = change.apply(column.at(k));
                long before = vector.words()[i];
                vector.words()[i] = nulls[i] ? value : with(before, value);
                nulls[i] = false;
            }
        }
    }

    private long with(long before, long value) {
        return switch (summary) {
            case SUM -> Math.addExact(before, value);
            case MIN -> Math.min(before, value);
            case MAX -> Math.max(before, value);
            case COUNT -> throw new IllegalStateException("children are counted without their values");
        };
    }
}
