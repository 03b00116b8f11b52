package io.ballast.cli.text;

import io.ballast.loader.analysis.ChildrenPerParent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The distribution of children per parent of one foreign key: a line and a bar per number of children, then the verdict. */
final class DistributionText {
    /** Characters of the longest bar, where there is room for it, and where there is none. */
    private static final int MAX_BAR_LENGTH = 40;

    private static final int MIN_BAR_LENGTH = 8;

    private final char block;
    private final char expectedMark;
    private final int width;

    DistributionText(char block, char expectedMark, int width) {
        this.width = width;
        this.block = block;
        this.expectedMark = expectedMark;
    }

    String text(ChildrenPerParent distribution) {
        String title = "%s per %s, by %s: %s of %s"
                .formatted(
                        distribution.childTable(),
                        distribution.parentTable(),
                        distribution.columns(),
                        ReadableNumbers.count(distribution.children()),
                        ReadableNumbers.count(distribution.parents()));
        if (distribution.parents() == 0) {
            return Wrapped.hanging("", title, width);
        }
        return Wrapped.hanging(
                        "", String.format(Locale.ROOT, "%s, %.4f each on average", title, distribution.mean()), width)
                + lines(distribution)
                + FitText.sentences(distribution).stream()
                        .map(sentence -> Wrapped.hanging("  ", sentence, width))
                        .collect(Collectors.joining());
    }

    private String lines(ChildrenPerParent distribution) {
        List<CountRange> lines = CountRange.joined(distribution.counts());
        boolean compared = distribution.comparedWith() != null;
        int room = width
                - TextTable.GAP.length()
                - table(lines, compared, "", line -> "").widthBefore("")
                - 1;
        int length = Math.max(MIN_BAR_LENGTH, Math.min(MAX_BAR_LENGTH, room));
        double longest = lines.stream().mapToDouble(CountRange::longest).max().orElse(1);
        String legend = compared ? "(" + expectedMark + " expected)" : "";
        return table(lines, compared, legend, line -> bar(line, longest, length))
                .text(width);
    }

    private static TextTable table(
            List<CountRange> lines, boolean compared, String legend, Function<CountRange, String> bar) {
        TextTable table = compared
                ? new TextTable(">children", ">parents", ">share", ">expected", legend).optional("expected", "parents")
                : new TextTable(">children", ">parents", ">share", legend).optional("parents");
        for (CountRange line : lines) {
            Double expected = line.expected();
            List<String> cells = new ArrayList<>(List.of(
                    line.label(), ReadableNumbers.count(line.parents()), ReadableNumbers.percent(line.share())));
            if (compared) {
                cells.add(expected == null ? "" : ReadableNumbers.percent(expected));
            }
            cells.add(bar.apply(line));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    /** As long as the share; a mark stands where the expected share ends, unless the bar covers it. */
    private String bar(CountRange line, double longest, int longestBar) {
        int length = (int) Math.round(longestBar * line.share() / longest);
        String bar = String.valueOf(block).repeat(length);
        Double expected = line.expected();
        if (expected == null) {
            return bar;
        }
        int mark = (int) Math.round(longestBar * expected / longest);
        return mark < length ? bar : bar + " ".repeat(mark - length) + expectedMark;
    }
}
