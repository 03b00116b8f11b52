package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;
import io.ballast.generator.random.Samplers;
import io.ballast.spec.kind.RangeKind;
import java.util.List;

/** The upper ends of ranges: so much above the lower ones, which are made first. */
final class SpanSource extends WordSource {
    private final long key;
    private final WordSource lower;
    private final Sampler length;
    private final long maxLength;
    private final long step;

    private SpanSource(RowBatch batch, long key, WordSource lower, RangeKind kind) {
        super(batch, form(kind), 0);
        this.key = key;
        this.lower = lower;
        this.length = Samplers.of(kind.length());
        this.maxLength = (long) kind.length().support().max();
        this.step = kind.unit();
    }

    /**
     * The source of whole ranges, such as {@code [lower,upper)}.
     *
     * @param ranges how many of them are to be disjoint, if any are
     */
    static Source of(RowBatch batch, long key, RangeKind kind, long ranges) {
        WordSource lower = kind.disjoint() == RangeKind.Disjoint.NONE
                ? new RangeSource(batch, key, form(kind), 0, Range.halfOpen(kind.from(), kind.to(), kind.unit()))
                : new ApartSource(batch, key, kind, kind.room(ranges));
        SpanSource upper = new SpanSource(batch, CellBits.key(key, "length"), lower, kind);
        String brackets = kind.bounds().brackets();
        return kind.bounds().isFixed()
                ? new PartsSource(List.of(
                        new ConstantSource(brackets.substring(0, 1)),
                        lower,
                        new ConstantSource(","),
                        upper,
                        new ConstantSource(brackets.substring(1))))
                : new OpenRangeSource(batch, key, lower, upper, kind.bounds());
    }

    static Form form(RangeKind kind) {
        return switch (kind.among()) {
            case NUMBERS -> Form.WHOLE;
            case DAYS -> Form.DATE;
            case MOMENTS -> Form.TIMESTAMP;
            case ZONED_MOMENTS -> Form.TIMESTAMP_TZ;
        };
    }

    private long length(int i) {
        return length.drawWithin(CellBits.at(key, batch.rows[i]), 1, 1, maxLength);
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        long[] lowerEnds = lower.vector.words();
        for (int i = 0; i < count; i++) {
            words[i] = lowerEnds[i] + length(i) * step;
        }
    }
}
