package io.ballast.generator.value;

/** Picks the lesser or the greater one of two different rows, which two references of a row pick together. */
final class OrderedPicker implements Picker {
    private final Picker first;
    private final Picker second;
    private final long around;
    private final RowOrder order;
    private final boolean greater;

    /**
     * A picker.
     *
     * @param second picks from one row less; or, if keys make the pairs differ, how far behind the first row the second one lies
     * @param around the number of rows, if keys make the pairs differ; otherwise 0
     * @param greater whether the greater one is picked here
     */
    OrderedPicker(Picker first, Picker second, long around, RowOrder order, boolean greater) {
        this.first = first;
        this.second = second;
        this.around = around;
        this.order = order;
        this.greater = greater;
    }

    @Override
    public long pick(RowBatch batch, int i) {
        long one = first.pick(batch, i);
        long picked = second.pick(batch, i);
        // Less than half of the way around, so that no pair comes from both of its rows.
        long other = around > 0 ? (one + 1 + picked) % around : picked < one ? picked : picked + 1;
        return order.isBefore(one, other) == greater ? other : one;
    }
}
