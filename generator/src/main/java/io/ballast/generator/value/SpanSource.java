package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;
import io.ballast.generator.random.Samplers;
import io.ballast.generator.text.TimeText;
import io.ballast.spec.kind.RangeKind;
import java.util.List;

/** The upper ends of ranges: so much above the lower ones, which are made first. */
final class SpanSource extends WordSource {
    private final long key;
    private final RangeSource lower;
    private final Sampler length;
    private final long maxLength;
    private final long step;

    private SpanSource(RowBatch batch, long key, RangeSource lower, RangeKind kind) {
        super(batch, form(kind), 0);
        this.key = key;
        this.lower = lower;
        this.length = Samplers.of(kind.length());
        this.maxLength = (long) kind.length().support().max();
        this.step = step(kind);
    }

    /** The source of whole ranges: {@code [lower,upper)}. */
    static Source of(RowBatch batch, long key, RangeKind kind) {
        Range lowerEnds = Range.halfOpen(kind.from(), kind.to(), step(kind));
        RangeSource lower = new RangeSource(batch, key, form(kind), 0, lowerEnds);
        SpanSource upper = new SpanSource(batch, CellBits.key(key, "length"), lower, kind);
        return new PartsSource(
                List.of(new ConstantSource("["), lower, new ConstantSource(","), upper, new ConstantSource(")")));
    }

    private static Form form(RangeKind kind) {
        return switch (kind.among()) {
            case NUMBERS -> Form.WHOLE;
            case DAYS -> Form.DATE;
            case MOMENTS -> Form.TIMESTAMP;
            case ZONED_MOMENTS -> Form.TIMESTAMP_TZ;
        };
    }

    /** Moments lie on whole seconds. */
    private static long step(RangeKind kind) {
        return switch (kind.among()) {
            case NUMBERS, DAYS -> 1;
            case MOMENTS, ZONED_MOMENTS -> TimeText.MICROS_PER_SECOND;
        };
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        long[] lowerEnds = lower.vector.words();
        for (int i = 0; i < count; i++) {
            long cell = CellBits.at(key, batch.rows[i]);
            words[i] = lowerEnds[i] + length.drawWithin(cell, 1, 1, maxLength) * step;
        }
    }
}
