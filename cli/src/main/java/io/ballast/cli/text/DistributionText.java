package io.ballast.cli.text;

import io.ballast.loader.analysis.ChildrenPerParent;
import java.util.List;
import java.util.Locale;

/** The distribution of children per parent of one foreign key: a line and a bar per number of children, then the verdict. */
final class DistributionText {
    /** Characters of the longest bar. */
    private static final int BAR_LENGTH = 40;

    private final char block;
    private final char expectedMark;

    DistributionText(char block, char expectedMark) {
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
            return title + "\n";
        }
        return String.format(Locale.ROOT, "%s, %.4f each on average%n", title, distribution.mean())
                + lines(distribution)
                + FitText.verdict(distribution);
    }

    private String lines(ChildrenPerParent distribution) {
        List<CountRange> lines = CountRange.joined(distribution.counts());
        double longest = lines.stream().mapToDouble(CountRange::longest).max().orElse(1);
        TextTable table = distribution.comparedWith() == null
                ? new TextTable(">children", ">parents", ">share", ">", "")
                : new TextTable(">children", ">parents", ">share", ">expected", "(" + expectedMark + " expected)");
        for (CountRange line : lines) {
            Double expected = line.expected();
            table.row(
                    line.label(),
                    ReadableNumbers.count(line.parents()),
                    ReadableNumbers.percent(line.share()),
                    expected == null ? "" : ReadableNumbers.percent(expected),
                    bar(line, longest));
        }
        return table.toString();
    }

    /** As long as the share; a mark stands where the expected share ends, unless the bar covers it. */
    private String bar(CountRange line, double longest) {
        int length = (int) Math.round(BAR_LENGTH * line.share() / longest);
        String bar = String.valueOf(block).repeat(length);
        Double expected = line.expected();
        if (expected == null) {
            return bar;
        }
        int mark = (int) Math.round(BAR_LENGTH * expected / longest);
        return mark < length ? bar : bar + " ".repeat(mark - length) + expectedMark;
    }
}
