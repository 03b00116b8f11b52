package io.ballast.generator.value;

import io.ballast.common.schema.ColumnType;
import io.ballast.generator.random.CountReader;
import java.util.Objects;

/** How many children a row has in a table. */
final class ChildCountSource extends WordSource {
    private final CountReader counts;
    private final long one;

    /**
     * A source of counts.
     *
     * @param one the number 1 in units of the type
     */
    ChildCountSource(RowBatch batch, ColumnType type, TableModel children, long one) {
        super(batch, UnitForms.form(type), UnitForms.digits(type));
        this.counts = new CountReader(Objects.requireNonNull(children.family()).counts());
        this.one = one;
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            counts.seek(batch.rows[i]);
            words[i] = counts.count() * one;
        }
    }
}
