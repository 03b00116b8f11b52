package io.ballast.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark has found, in sentences that claim no more than the intervals allow: who is the quickest and by how much, and how far the
 * machine's noise lets that be told. Where it does not, that is the only sentence.
 */
public final class Headline {
    private Headline() {}

    /**
     * The sentences.
     *
     * @param summaries the quickest first
     * @param ratio of the usable seconds per row of two variants, by label; null without a common block
     */
    public static List<String> of(
            List<VariantSummary> summaries,
            @Nullable NoiseGate noise,
            BiFunction<String, String, @Nullable RatioEstimate> ratio) {
        List<String> sentences = new ArrayList<>();
        List<VariantSummary> ranked = summaries.stream()
                .filter(summary -> summary.standing().rank() != null)
                .toList();
        if (ranked.isEmpty()) {
            return List.of("No run succeeded.");
        }
        if (noise != null && !noise.passed()) {
            return List.of("No strategy is called the quickest. " + NoiseText.of(noise));
        }
        VariantSummary first = ranked.get(0);
        List<VariantSummary> peers = ranked.stream()
                .filter(summary ->
                        summary.standing().durability().equals(first.standing().durability()))
                .toList();
        VariantSummary second = peers.size() > 1 ? peers.get(1) : null;
        RatioEstimate next = second == null
                ? null
                : ratio.apply(second.way().variant(), first.way().variant());
        boolean isCertain =
                next == null || next.blocks() == 1 || !next.interval().contains(1);
        sentences.add(String.format(
                Locale.ROOT,
                "%s %s: %,.0f rows/s%s.",
                first.way().variant(),
                isCertain && noise != null
                        ? "is the quickest to usable tables"
                        : isCertain
                                ? "was the quickest of these runs to usable tables"
                                : "made the most rows per second in these runs",
                Objects.requireNonNull(first.speed().rowsPerSecond()),
                onSample(first)));
        if (second != null && next != null) {
            sentences.add(follows(second, next));
        }
        if (peers.size() > 2) {
            VariantSummary last = peers.get(peers.size() - 1);
            RatioEstimate slowest =
                    ratio.apply(last.way().variant(), first.way().variant());
            if (slowest != null) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "%s is the slowest: it takes %s times as long for a row%s.",
                        last.way().variant(),
                        times(slowest.ratio()),
                        onSample(last)));
            }
        }
        sentences.add(NoiseText.of(noise));
        return sentences;
    }

    private static String follows(VariantSummary second, RatioEstimate ratio) {
        if (ratio.blocks() == 1) {
            return String.format(
                    Locale.ROOT,
                    "%s took %.2f times as long for a row, in the one round there was%s.",
                    second.way().variant(),
                    ratio.ratio(),
                    onSample(second));
        }
        return ratio.interval().contains(1)
                ? String.format(
                        Locale.ROOT,
                        "%s cannot be distinguished from it: its ratio is %.2f (%.2f – %.2f).",
                        second.way().variant(),
                        ratio.ratio(),
                        ratio.interval().low(),
                        ratio.interval().high())
                : String.format(
                        Locale.ROOT,
                        "%s, the next of equal durability, takes %.2f (%.2f – %.2f) times as long for a row%s.",
                        second.way().variant(),
                        ratio.ratio(),
                        ratio.interval().low(),
                        ratio.interval().high(),
                        onSample(second));
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio);
    }

    private static String onSample(VariantSummary summary) {
        return summary.standing().sampled()
                ? String.format(
                        Locale.ROOT,
                        ", on a sample of %,d rows",
                        summary.tally().rows())
                : "";
    }
}
