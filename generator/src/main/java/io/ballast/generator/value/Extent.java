package io.ballast.generator.value;

import io.ballast.spec.distribution.Distribution;
import org.jspecify.annotations.Nullable;

/** How far distributions of sizes reach; the spec's reader has given each of them an end. */
final class Extent {
    private Extent() {}

    static double max(Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            return constant.value();
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return uniform.max();
        }
        if (distribution instanceof Distribution.Zipf zipf) {
            return zipf.max();
        }
        if (distribution instanceof Distribution.Normal law) {
            return end(law.max());
        }
        if (distribution instanceof Distribution.LogNormal law) {
            return end(law.max());
        }
        if (distribution instanceof Distribution.Exponential law) {
            return end(law.max());
        }
        if (distribution instanceof Distribution.Poisson law) {
            return end(law.max());
        }
        if (distribution instanceof Distribution.Geometric law) {
            return end(law.max());
        }
        if (distribution instanceof Distribution.Histogram histogram) {
            return histogram.max();
        }
        return ((Distribution.Weighted) distribution).weights().lastKey();
    }

    private static double end(@Nullable Double max) {
        if (max == null) {
            throw new IllegalArgumentException("a distribution of sizes needs a max");
        }
        return max;
    }
}
