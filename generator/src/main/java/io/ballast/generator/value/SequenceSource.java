package io.ballast.generator.value;

import io.ballast.spec.kind.SequenceKind;

/** start, start + step, start + 2 · step … by the row's number, in units of the form. */
final class SequenceSource extends WordSource {
    private final long start;
    private final long step;

    SequenceSource(RowBatch batch, Form form, int digits, long start, long step) {
        super(batch, form, digits);
        this.start = start;
        this.step = step;
    }

    static Source of(RowBatch batch, Form form, int digits, SequenceKind kind) {
        return new SequenceSource(batch, form, digits, kind.startUnits(), kind.stepUnits());
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            words[i] = start + batch.rows[i] * step;
        }
    }
}
