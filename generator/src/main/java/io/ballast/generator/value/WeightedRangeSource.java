package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;
import io.ballast.generator.random.Samplers;
import io.ballast.spec.distribution.Histogram;
import java.util.List;
import java.util.stream.DoubleStream;

/** Numbers of a range that is cut into equally long parts, each with its weight; all of a part alike. */
final class WeightedRangeSource extends WordSource {
    private final long key;
    private final Sampler sampler;
    private final Range range;
    /** Numbers of the range to each part: a fraction where there are more parts. */
    private final double numbersPerPart;

    WeightedRangeSource(RowBatch batch, long key, Form form, Range range, List<Double> weights) {
        super(batch, form, 0);
        this.key = key;
        List<Double> parts = DoubleStream.iterate(0, part -> part + 1)
                .limit(weights.size() + 1L)
                .boxed()
                .toList();
        this.sampler = Samplers.of(new Histogram(parts, weights));
        this.range = range;
        this.numbersPerPart = (double) range.count() / weights.size();
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            long number = (long) (sampler.draw(CellBits.at(key, batch.rows[i])) * numbersPerPart);
            words[i] = range.first() + Math.min(number, range.count() - 1) * range.step();
        }
    }
}
