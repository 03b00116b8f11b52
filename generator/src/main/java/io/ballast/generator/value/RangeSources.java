package io.ballast.generator.value;

import io.ballast.generator.random.Samplers;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Uniform;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources of whole numbers of a smallest step: drawn, or each of them once.
 *
 * @param unique whether no two rows have the same number
 * @param numbers which number of the range a row has; null where they are drawn
 */
record RangeSources(
        RowBatch batch, long key, boolean unique, @Nullable Picker numbers) {
    Source of(Form form, int digits, Range range) {
        if (numbers != null) {
            return new NumberedRangeSource(batch, numbers, form, digits, range);
        }
        return unique
                ? new UniqueRangeSource(batch, key, form, digits, range)
                : new RangeSource(batch, key, form, digits, range);
    }

    /** Weights are those of equally long parts of the range; without any all numbers are equally likely. */
    Source weighted(Form form, Range range, List<Double> weights) {
        return weights.isEmpty() ? of(form, 0, range) : new WeightedRangeSource(batch, key, form, range, weights);
    }

    /** From min to max, both inclusive; by a distribution, if there is one. */
    Source numbers(long min, long max, @Nullable Distribution distribution, Spelling as) {
        if (distribution == null) {
            return numbers(min, max, as);
        }
        double powerOfTen = BigDecimal.ONE.movePointRight(as.scale()).doubleValue();
        if (distribution instanceof Uniform uniform) {
            long low = Math.max(min, (long) Math.ceil(uniform.min() * powerOfTen));
            long high = Math.min(max, (long) Math.floor(uniform.max() * powerOfTen));
            return numbers(low, high, as);
        }
        return new DrawnSource(batch, key, as, Samplers.of(distribution), min, max);
    }

    private Source numbers(long min, long max, Spelling as) {
        if (!Range.isTooWide(min, max)) {
            return of(as.form(), as.digits(), as.range(min, max));
        }
        return unique
                ? of(as.form(), as.digits(), new Range(min, Range.MAX_COUNT, 1))
                : new WideRangeSource(batch, key, as.form(), as.digits(), min, max);
    }
}
