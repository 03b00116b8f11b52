package io.ballast.bench.report;

import io.ballast.bench.result.BenchResults;
import io.ballast.page.Cell;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Listing;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How it was measured, of what, and on what. */
final class MethodSection {
    private MethodSection() {}

    static Optional<Section> of(BenchResults results) {
        List<Listing> listings = new ArrayList<>();
        listings.add(tables(results));
        names("Machine, JVM and server", results.conditions().environment()).ifPresent(listings::add);
        names("What was measured", results.conditions().software()).ifPresent(listings::add);
        names(
                        "Settings of the server that differ from their default",
                        results.conditions().settings())
                .ifPresent(listings::add);
        names("Where each figure comes from", results.conditions().sources()).ifPresent(listings::add);
        return Optional.of(new Section("How it was measured", paragraphs(results), listings));
    }

    private static List<String> paragraphs(BenchResults results) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(String.format(
                Locale.ROOT,
                "Every round runs every strategy once, in an order shuffled by seed %d, each into fresh tables that end with"
                        + " the same keys and indexes, and each with its content verified afterwards. %s; it took %,.0f s.",
                results.method().seed(),
                results.method().stoppingRule().isEmpty()
                        ? ""
                        : results.method().stoppingRule().substring(0, 1).toUpperCase(Locale.ROOT)
                                + results.method().stoppingRule().substring(1),
                results.timing().seconds()));
        paragraphs.add(
                "Intervals of medians come from order statistics and assume nothing of the distribution. Ratios are"
                        + " taken within rounds, per row; their intervals are bootstrapped. A figure that this server or user cannot"
                        + " give is a dash, never zero.");
        BenchResults.Sample sample = results.dataset().sample();
        if (sample != null) {
            paragraphs.add("Slow strategies ran on a sample: " + sample.statement() + ".");
        }
        return paragraphs;
    }

    private static Listing tables(BenchResults results) {
        return new Listing(new DataTable(
                "Tables of the dataset " + results.dataset().name(),
                DataTable.columns("table", ">rows", ">columns", ">indexes", ">foreign keys"),
                results.dataset().tables().stream()
                        .map(table -> List.of(
                                Cell.text(table.name()),
                                Cell.of(table.rows(), Unit.COUNT),
                                Cell.of(table.columns(), Unit.COUNT),
                                Cell.of(table.indexes(), Unit.COUNT),
                                Cell.of(table.foreignKeys(), Unit.COUNT)))
                        .toList()));
    }

    private static Optional<Listing> names(String caption, Map<String, String> facts) {
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Listing(new DataTable(
                        caption,
                        DataTable.columns("name", "value"),
                        facts.entrySet().stream()
                                .map(fact -> List.of(Cell.text(fact.getKey()), Cell.text(fact.getValue())))
                                .toList())));
    }
}
