package io.ballast.generator.value;

import io.ballast.generator.random.Permutation;

/** Each number of a range at most once, in an order that looks random: the row's number, permuted. */
final class UniqueRangeSource extends WordSource {
    private final Permutation permutation;
    private final Range range;

    UniqueRangeSource(RowBatch batch, long key, Form form, int digits, Range range) {
        super(batch, form, digits);
        this.permutation = new Permutation(range.count(), key);
        this.range = range;
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            words[i] = range.first() + permutation.apply(batch.rows[i]) * range.step();
        }
    }
}
