package io.ballast.cli.text;

import io.ballast.loader.analysis.ChildrenPerParent;
import io.ballast.loader.analysis.GoodnessOfFit;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.List;
import java.util.Locale;

/** How the rows of each foreign key spread over their parents. */
final class ChildrenFigures {
    private ChildrenFigures() {}

    static Section section(List<ChildrenPerParent> keys) {
        return new Section(
                "Children per parent",
                List.of("For every foreign key: the share of parents by number of children, and what the distribution"
                        + " behind them would give."),
                keys.stream().map(ChildrenFigures::figure).toList());
    }

    static boolean differs(ChildrenPerParent key) {
        GoodnessOfFit fit = key.fit();
        return key.excludedParents() > 0 || (fit != null && fit.pValue() < FitText.LEVEL);
    }

    private static Figure figure(ChildrenPerParent key) {
        List<CountRange> ranges = CountRange.joined(key.counts());
        String title = key.childTable() + " per " + key.parentTable() + ", by " + key.columns();
        return new Figure(
                title,
                note(key),
                List.of(new Chart.Columns(
                        title,
                        "children",
                        "share of parents",
                        Unit.SHARE,
                        ranges.stream().map(CountRange::label).toList(),
                        ranges.stream().map(CountRange::share).toList(),
                        ranges.stream().map(CountRange::expected).toList())),
                new DataTable(
                        title,
                        DataTable.columns(">children", ">parents", ">share", ">expected"),
                        ranges.stream()
                                .map(range -> List.of(
                                        Cell.text(range.label()),
                                        Cell.of(range.parents(), Unit.COUNT),
                                        Cell.of(range.share(), Unit.SHARE),
                                        Cell.of(range.expected(), Unit.SHARE)))
                                .toList()));
    }

    private static String note(ChildrenPerParent key) {
        if (key.parents() == 0) {
            return "The parent table is empty.";
        }
        String verdict = FitText.sentences(key).stream()
                .reduce(
                        "",
                        (text, line) ->
                                text + ". " + line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1));
        return ReadableNumbers.count(key.children()) + " rows for " + ReadableNumbers.count(key.parents())
                + " parents, " + String.format(Locale.ROOT, "%.4f each on average", key.mean()) + verdict + ".";
    }
}
