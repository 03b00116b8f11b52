package io.ballast.bench.report;

import io.ballast.bench.result.VariantSummary;
import io.ballast.bench.result.VariantSummary.PhaseMedian;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the time until usable goes: phases stacked, the whole bundle and the sample apart. */
final class PhaseSection {
    private PhaseSection() {}

    static Optional<Section> of(Measured measured) {
        List<Figure> figures = new ArrayList<>();
        figure(measured, false, "The whole bundle").ifPresent(figures::add);
        figure(measured, true, "The sample").ifPresent(figures::add);
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "Where the time goes",
                        List.of(
                                "Medians of the phases, one after the other, until the tables are usable. What the server"
                                        + " still has to do to settle (CHECKPOINT, VACUUM FREEZE) is in the table."),
                        figures));
    }

    private static Optional<Figure> figure(Measured measured, boolean sampled, String title) {
        List<VariantSummary> all = measured.finished().stream()
                .filter(variant -> variant.standing().sampled() == sampled
                        && !variant.phases().isEmpty())
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<VariantSummary> variants = all.stream().filter(measured::isCharted).toList();
        // Of all variants, so that a phase has the same colour in both charts.
        List<Chart.BarSeries> series = phases(measured.finished(), false).stream()
                .map(phase -> new Chart.BarSeries(
                        phase,
                        variants.stream()
                                .<@Nullable Double>map(variant -> seconds(variant, phase))
                                .toList()))
                .toList();
        return Optional.of(new Figure(
                title,
                ((sampled ? measured.daggers() : "") + (variants.size() < all.size() ? measured.selection() : ""))
                        .strip(),
                List.of(new Chart.Bars(
                        title + ": seconds of each phase until usable",
                        "seconds until usable",
                        Unit.SECONDS,
                        true,
                        variants.stream().map(Measured::name).toList(),
                        series)),
                table(title, all)));
    }

    private static DataTable table(String title, List<VariantSummary> variants) {
        List<String> phases = new ArrayList<>(phases(variants, false));
        phases.addAll(phases(variants, true));
        List<String> columns = new ArrayList<>(List.of("strategy"));
        phases.forEach(phase -> columns.add(">" + phase));
        columns.add(">usable");
        return new DataTable(
                title + ": seconds of each phase",
                DataTable.columns(columns.toArray(String[]::new)),
                variants.stream()
                        .map(variant -> {
                            List<Cell> row = new ArrayList<>(List.of(Measured.nameCell(variant)));
                            phases.forEach(phase -> row.add(Cell.of(seconds(variant, phase), Unit.SECONDS)));
                            row.add(Cell.of(variant.times().usableSeconds(), Unit.SECONDS));
                            return row;
                        })
                        .toList());
    }

    private static List<String> phases(List<VariantSummary> variants, boolean settles) {
        return PhaseOrder.of(variants.stream()
                .map(variant -> variant.phases().stream()
                        .filter(phase -> phase.settles() == settles)
                        .map(PhaseMedian::name)
                        .toList())
                .toList());
    }

    private static @Nullable Double seconds(VariantSummary variant, String phase) {
        return variant.phases().stream()
                .filter(median -> median.name().equals(phase))
                .map(PhaseMedian::seconds)
                .reduce(Double::sum)
                .orElse(null);
    }
}
