package io.ballast.bench.report;

import io.ballast.bench.result.Recorded;
import io.ballast.bench.result.Recorded.Sample;
import io.ballast.bench.result.Run;
import io.ballast.bench.result.VariantSummary;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows per second over the time of one run of each variant, with its checkpoints. */
final class TimelineSection {
    private TimelineSection() {}

    static Optional<Section> of(Measured measured) {
        List<Chart> charts = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (VariantSummary variant : measured.charted()) {
            measured.middleRun(variant).ifPresent(run -> add(variant, run, charts, rows));
        }
        if (charts.isEmpty()) {
            return Optional.empty();
        }
        Figure figure = new Figure(
                "Rows per second over time",
                "One run of each strategy, the one in the middle"
                        + (measured.selection().isEmpty() ? "" : ", with its quickest settings")
                        + ". A dashed line is a checkpoint that began."
                        + (charts.size() == measured.charted().size()
                                ? ""
                                : " What copies a database, or ended before anything was seen, has no line."),
                charts,
                new DataTable(
                        "Rows per second over time",
                        DataTable.columns("strategy", ">round", ">from", ">to", ">rows/s", ">checkpoints"),
                        rows));
        return Optional.of(new Section("Along the way", List.of(), List.of(figure)));
    }

    private static void add(VariantSummary variant, Run run, List<Chart> charts, List<List<Cell>> rows) {
        Recorded recorded = run.recorded();
        List<RateSpan> spans = recorded == null ? List.of() : RateSpan.of(recorded.timeline());
        if (recorded == null || spans.stream().noneMatch(span -> span.rowsPerSecond() > 0)) {
            return;
        }
        String name = Measured.name(variant);
        charts.add(new Chart.Lines(
                name,
                Chart.Axis.linear("", Unit.SECONDS),
                Chart.Axis.linear("rows/s", Unit.RATE),
                true,
                List.of(new Chart.LineSeries(name, steps(spans))),
                checkpoints(recorded.timeline())));
        for (RateSpan span : spans) {
            rows.add(List.of(
                    Cell.text(name),
                    Cell.of(run.block(), Unit.COUNT),
                    Cell.of(span.from(), Unit.SECONDS),
                    Cell.of(span.to(), Unit.SECONDS),
                    Cell.of(span.rowsPerSecond(), Unit.RATE),
                    Cell.of(span.checkpoints(), Unit.COUNT)));
        }
    }

    /** Each rate from where its stretch begins, the last also where it ends. */
    private static List<Chart.Point> steps(List<RateSpan> spans) {
        List<Chart.Point> points = new ArrayList<>();
        spans.forEach(span -> points.add(new Chart.Point(span.from(), span.rowsPerSecond())));
        RateSpan last = spans.get(spans.size() - 1);
        points.add(new Chart.Point(last.to(), last.rowsPerSecond()));
        return points;
    }

    private static List<Double> checkpoints(List<Sample> timeline) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 1; i < timeline.size(); i++) {
            Long before = timeline.get(i - 1).checkpoints();
            Long now = timeline.get(i).checkpoints();
            if (before != null && now != null && now > before) {
                seconds.add(timeline.get(i).second());
            }
        }
        return seconds;
    }
}
