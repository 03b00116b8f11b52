package io.ballast.common.schema;

import java.util.List;

/**
 * What a foreign key has besides its columns and what happens when the row they refer to is deleted.
 *
 * @param onUpdate what happens to the rows here when the key they refer to changes
 * @param setColumns the columns that {@code ON DELETE SET NULL} and {@code SET DEFAULT} set; empty for all; PostgreSQL 15 and newer
 * @param matchFull whether all columns are null or none is
 * @param enforced whether the server checks it at all; PostgreSQL 18 and newer need not
 * @param valid whether rows that were there before it are known to keep it; those that come later have to anyway
 * @param period whether the last columns are ranges, and those of the rows that are referred to cover that of the row here; PostgreSQL 18 and newer
 */
public record ForeignKeyTraits(
        ObjectLabel label,
        Deferral deferral,
        ForeignKey.OnDelete onUpdate,
        List<String> setColumns,
        boolean matchFull,
        boolean enforced,
        boolean valid,
        boolean period) {
    public static final ForeignKeyTraits NONE = new ForeignKeyTraits(
            ObjectLabel.NONE, Deferral.NEVER, ForeignKey.OnDelete.NO_ACTION, List.of(), false, true);

    /** Of a foreign key that all rows keep, as far as the server checks it. */
    public ForeignKeyTraits(
            ObjectLabel label,
            Deferral deferral,
            ForeignKey.OnDelete onUpdate,
            List<String> setColumns,
            boolean matchFull,
            boolean enforced) {
        this(label, deferral, onUpdate, setColumns, matchFull, enforced, true, false);
    }

    /** Of a foreign key that compares all columns by equality. */
    public ForeignKeyTraits(
            ObjectLabel label,
            Deferral deferral,
            ForeignKey.OnDelete onUpdate,
            List<String> setColumns,
            boolean matchFull,
            boolean enforced,
            boolean valid) {
        this(label, deferral, onUpdate, setColumns, matchFull, enforced, valid, false);
    }

    public ForeignKeyTraits {
        setColumns = List.copyOf(setColumns);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public ForeignKeyTraits withLabel(ObjectLabel other) {
        return new ForeignKeyTraits(other, deferral, onUpdate, setColumns, matchFull, enforced, valid, period);
    }

    public ForeignKeyTraits withMatchFull(boolean other) {
        return new ForeignKeyTraits(label, deferral, onUpdate, setColumns, other, enforced, valid, period);
    }

    public ForeignKeyTraits withSetColumns(List<String> others) {
        return new ForeignKeyTraits(label, deferral, onUpdate, others, matchFull, enforced, valid, period);
    }

    /** A foreign key that compares all columns by equality. */
    public ForeignKeyTraits withoutPeriod() {
        return new ForeignKeyTraits(label, deferral, onUpdate, setColumns, matchFull, enforced, valid, false);
    }
}
