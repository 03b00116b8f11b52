package io.ballast.bench.report;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Run;
import io.ballast.page.Cell;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Listing;
import io.ballast.page.Page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What did not run, and what failed, with the reasons. */
final class MissingSection {
    private MissingSection() {}

    static Optional<Section> of(BenchResults results) {
        List<List<Cell>> rows = new ArrayList<>();
        results.findings()
                .notRun()
                .forEach(notRun -> rows.add(
                        List.of(Cell.text(notRun.variant()), Cell.text("not run"), Cell.text(notRun.reason()))));
        for (Run run : results.findings().runs()) {
            String error = run.error();
            if (error != null) {
                rows.add(List.of(
                        Cell.text(run.variant()), Cell.text("failed in round " + run.block()), Cell.text(error)));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "Not run, or failed",
                        List.of(),
                        List.of(new Listing(new DataTable(
                                "Strategies without all of their runs",
                                DataTable.columns("strategy", "what", "why"),
                                rows)))));
    }
}
