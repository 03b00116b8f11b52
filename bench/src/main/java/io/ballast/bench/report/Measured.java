package io.ballast.bench.report;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Run;
import io.ballast.bench.result.VariantSummary;
import io.ballast.page.Cell;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to draw.
 *
 * @param finished variants with a successful run, the quickest per row first, without the second half of the A/A pair: what
 *     tables show
 * @param charted the quickest of these of each strategy: what charts have room for when many settings were tried
 */
record Measured(BenchResults results, List<VariantSummary> finished, List<VariantSummary> charted) {
    static Measured of(BenchResults results) {
        List<VariantSummary> finished = results.findings().variants().stream()
                .filter(variant ->
                        variant.tally().succeeded() > 0 && !variant.standing().again())
                .toList();
        Set<String> seen = new HashSet<>();
        List<VariantSummary> charted = finished.stream()
                .filter(variant -> seen.add(variant.way().strategy()))
                .toList();
        return new Measured(results, finished, charted);
    }

    /** Whether a variant is among the charted. */
    boolean isCharted(VariantSummary variant) {
        return charted.contains(variant);
    }

    /** Says what charts leave out; empty where they show everything. */
    String selection() {
        return charted.size() == finished.size()
                ? ""
                : " The chart has each strategy with its quickest settings, the table all of them.";
    }

    /** The label, with a dagger where the variant ran on a sample. */
    static String name(VariantSummary variant) {
        return variant.way().variant() + (variant.standing().sampled() ? " †" : "");
    }

    static Cell nameCell(VariantSummary variant) {
        return Cell.text(name(variant));
    }

    /** What the dagger means; empty where nothing has one. */
    String daggers() {
        BenchResults.Sample sample = results.dataset().sample();
        return sample == null ? "" : " † ran on a sample: " + sample.statement() + ".";
    }

    /** The successful run whose usable time is the median, or the next below it. */
    Optional<Run> middleRun(VariantSummary variant) {
        List<Run> runs = results.findings().runs().stream()
                .filter(run -> run.variant().equals(variant.way().variant()) && run.succeeded())
                .sorted(Comparator.comparingDouble(
                        run -> Objects.requireNonNull(run.clocks()).usable()))
                .toList();
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get((runs.size() - 1) / 2));
    }
}
