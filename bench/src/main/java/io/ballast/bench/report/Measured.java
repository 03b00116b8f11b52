package io.ballast.bench.report;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Run;
import io.ballast.bench.result.VariantSummary;
import io.ballast.page.Cell;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What there is to draw.
 *
 * @param finished variants with a successful run, the quickest per row first, without the second half of the A/A pair
 */
record Measured(BenchResults results, List<VariantSummary> finished) {
    static Measured of(BenchResults results) {
        return new Measured(
                results,
                results.variants().stream()
                        .filter(variant -> variant.succeeded() > 0 && !variant.again())
                        .toList());
    }

    /** The label, with a dagger where the variant ran on a sample. */
    static String name(VariantSummary variant) {
        return variant.variant() + (variant.sampled() ? " †" : "");
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
        List<Run> runs = results.runs().stream()
                .filter(run -> run.variant().equals(variant.variant()) && run.succeeded())
                .sorted(Comparator.comparingDouble(
                        run -> Objects.requireNonNull(run.clocks()).usable()))
                .toList();
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get((runs.size() - 1) / 2));
    }
}
