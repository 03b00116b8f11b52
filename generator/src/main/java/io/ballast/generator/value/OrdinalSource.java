package io.ballast.generator.value;

import io.ballast.spec.kind.OrdinalKind;

/** A child's place among its siblings. */
final class OrdinalSource extends WordSource {
    private final OrdinalKind kind;

    OrdinalSource(RowBatch batch, OrdinalKind kind) {
        super(batch, kind == OrdinalKind.NUMBER ? Form.WHOLE : Form.BOOL, 0);
        this.kind = kind;
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            words[i] = switch (kind) {
                case FIRST -> batch.ordinals[i] == 0 ? 1 : 0;
                case LAST -> batch.ordinals[i] == batch.siblings[i] - 1 ? 1 : 0;
                case NUMBER -> batch.ordinals[i] + 1;
            };
        }
    }
}
