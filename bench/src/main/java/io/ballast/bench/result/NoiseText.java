package io.ballast.bench.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the A/A pair says, for people. */
public final class NoiseText {
    private NoiseText() {}

    /**
     * One sentence.
     *
     * @param noise null where it could not be judged
     */
    public static String of(@Nullable NoiseGate noise) {
        if (noise == null) {
            return "How noisy the machine was is not known: that takes six rounds in which the same strategy runs twice.";
        }
        return String.format(
                        Locale.ROOT,
                        "%s against itself: ratio %.3f (%.3f – %.3f)",
                        noise.variant(),
                        noise.ratio().ratio(),
                        noise.ratio().interval().low(),
                        noise.ratio().interval().high())
                + judgement(noise);
    }

    /** Whether strategies can be told apart, as far as that is known. */
    public static boolean tellsApart(@Nullable NoiseGate noise) {
        return noise == null || noise.passed();
    }

    private static String judgement(NoiseGate noise) {
        if (noise.passed()) {
            return String.format(
                    Locale.ROOT,
                    "; differences below %.0f %% may be noise.",
                    Math.ceil(100 * (noise.resolution() - 1)));
        }
        return noise.differs()
                ? String.format(
                        Locale.ROOT,
                        ", beyond the limit of %.2f: too noisy, differences of this size mean nothing.",
                        noise.limit())
                : String.format(
                        Locale.ROOT,
                        ", whose interval goes beyond the limit of %.2f: too noisy, or too few rounds to tell.",
                        NoiseGate.INTERVAL_LIMIT);
    }
}
