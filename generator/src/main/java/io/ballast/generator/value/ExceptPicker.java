package io.ballast.generator.value;

/** Picks as another picker does, from one row less: rows from the one that is omitted on are one further. */
final class ExceptPicker implements Picker {
    private final Picker others;
    private final RowBatch omitted;

    /**
     * A picker.
     *
     * @param omitted for each row of the batch the row that is not picked
     */
    ExceptPicker(Picker others, RowBatch omitted) {
        this.others = others;
        this.omitted = omitted;
    }

    @Override
    public long pick(RowBatch batch, int i) {
        long row = others.pick(batch, i);
        return row < omitted.rows[i] ? row : row + 1;
    }
}
