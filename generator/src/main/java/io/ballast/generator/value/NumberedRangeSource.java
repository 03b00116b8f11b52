package io.ballast.generator.value;

/** Numbers of a range, each by its place in it. */
final class NumberedRangeSource extends WordSource {
    private final Picker numbers;
    private final Range range;

    NumberedRangeSource(RowBatch batch, Picker numbers, Form form, int digits, Range range) {
        super(batch, form, digits);
        this.numbers = numbers;
        this.range = range;
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            words[i] = range.first() + numbers.pick(batch, i) * range.step();
        }
    }
}
