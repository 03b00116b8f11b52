package io.ballast.bench.result;

import io.ballast.bench.result.VariantSummary.MedianFigures;
import io.ballast.bench.result.VariantSummary.PhaseMedian;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/** Medians over the successful runs of one variant. */
final class Medians {
    private Medians() {}

    /** Null for no run, or when one of them lacks the figure: a median of some runs would pass for one of all. */
    static @Nullable Double of(List<Run> runs, Function<Run, @Nullable Number> figure) {
        return of(runs.stream().map(figure).toList());
    }

    static @Nullable Long wholeNumber(List<Run> runs, Function<Run, @Nullable Number> figure) {
        Double median = of(runs, figure);
        return median == null ? null : Math.round(median);
    }

    private static @Nullable Double of(List<@Nullable Number> numbers) {
        double[] figures = new double[numbers.size()];
        for (int i = 0; i < figures.length; i++) {
            Number number = numbers.get(i);
            if (number == null) {
                return null;
            }
            figures[i] = number.doubleValue();
        }
        return figures.length == 0 ? null : new Median().evaluate(figures);
    }

    static MedianFigures figures(List<Run> runs) {
        return new MedianFigures(
                of(runs, run -> figures(run).walBytes()),
                of(runs, run -> figures(run).fullPageImages()),
                of(runs, run -> figures(run).requestedCheckpoints()),
                of(runs, run -> figures(run).tempBytes()),
                of(runs, run -> figures(run).clientCpuSeconds()),
                of(runs, run -> figures(run).serverCpuSeconds()),
                waitEvents(runs));
    }

    /** The phases of the first run; every run of a variant has the same ones. */
    static List<PhaseMedian> phases(List<Run> runs) {
        List<PhaseMedian> medians = new ArrayList<>();
        List<Run.Phase> first = runs.isEmpty() ? List.of() : runs.get(0).phases();
        for (Run.Phase phase : first) {
            List<Run.Phase> same = runs.stream()
                    .flatMap(run -> run.phases().stream())
                    .filter(other -> other.name().equals(phase.name()))
                    .toList();
            List<@Nullable Number> seconds = new ArrayList<>();
            List<@Nullable Number> wal = new ArrayList<>();
            same.forEach(one -> {
                seconds.add(one.seconds());
                wal.add(one.figures().walBytes());
            });
            medians.add(new PhaseMedian(phase.name(), phase.settles(), Objects.requireNonNull(of(seconds)), of(wal)));
        }
        return medians;
    }

    private static @Nullable Map<String, Long> waitEvents(List<Run> runs) {
        Map<String, Long> sum = new TreeMap<>();
        for (Run run : runs) {
            Map<String, Long> seen = figures(run).waitEvents();
            if (seen == null) {
                return null;
            }
            seen.forEach((event, count) -> sum.merge(event, count, Long::sum));
        }
        return runs.isEmpty() ? null : sum;
    }

    private static Figures figures(Run run) {
        return Objects.requireNonNull(run.recorded(), "a run that succeeded has figures")
                .untilUsable();
    }
}
