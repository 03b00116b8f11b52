package io.ballast.cli.text;

import io.ballast.loader.analysis.ChildCount;
import io.ballast.loader.analysis.ChildrenPerParent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The distribution of children per parent of one foreign key: a line and a bar per number of children, then the verdict. */
final class DistributionText {
    /** Characters of the longest bar. */
    private static final int BAR_LENGTH = 40;
    /** So many numbers of children each get a line of their own. */
    private static final int MOST_LINES = 20;
    /** Where there are more, these do, and beyond them a line spans a doubling: 16-31, 32-63. */
    private static final int SINGLE_LINES = 15;

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
                        Figures.count(distribution.children()),
                        Figures.count(distribution.parents()));
        if (distribution.parents() == 0) {
            return title + "\n";
        }
        return String.format(Locale.ROOT, "%s, %.4f each on average%n", title, distribution.mean())
                + lines(distribution)
                + LawText.verdict(distribution);
    }

    private String lines(ChildrenPerParent distribution) {
        List<Line> lines = joined(distribution.counts());
        double longest = lines.stream().mapToDouble(Line::longest).max().orElse(1);
        TextTable table = distribution.law() == null
                ? new TextTable(">children", ">parents", ">share", ">", "")
                : new TextTable(">children", ">parents", ">share", ">expected", "(" + expectedMark + " expected)");
        for (Line line : lines) {
            table.row(
                    line.from == line.to ? String.valueOf(line.from) : line.from + "-" + line.to,
                    Figures.count(line.parents),
                    Figures.percent(line.share),
                    line.expected == null ? "" : Figures.percent(line.expected),
                    bar(line, longest));
        }
        return table.toString();
    }

    private static List<Line> joined(List<ChildCount> counts) {
        long singleUpTo = counts.size() > MOST_LINES ? SINGLE_LINES : Long.MAX_VALUE;
        List<Line> lines = new ArrayList<>();
        for (ChildCount count : counts) {
            int last = lines.size() - 1;
            if (last >= 0 && count.children() > singleUpTo && sameDoubling(lines.get(last).from, count.children())) {
                lines.set(last, lines.get(last).plus(Line.of(count)));
            } else {
                lines.add(Line.of(count));
            }
        }
        return lines;
    }

    private static boolean sameDoubling(long first, long second) {
        return Long.highestOneBit(first) == Long.highestOneBit(second);
    }

    /** As long as the share; a mark stands where the expected share ends, unless the bar covers it. */
    private String bar(Line line, double longest) {
        int length = (int) Math.round(BAR_LENGTH * line.share / longest);
        String bar = String.valueOf(block).repeat(length);
        if (line.expected == null) {
            return bar;
        }
        int mark = (int) Math.round(BAR_LENGTH * line.expected / longest);
        return mark < length ? bar : bar + " ".repeat(mark - length) + expectedMark;
    }

    /** The parents whose number of children is from..to, both included. */
    private record Line(
            long from,
            long to,
            long parents,
            double share,
            @Nullable Double expected) {
        static Line of(ChildCount count) {
            return new Line(count.children(), count.children(), count.parents(), count.share(), count.expectedShare());
        }

        Line plus(Line other) {
            return new Line(
                    from,
                    other.to,
                    parents + other.parents,
                    share + other.share,
                    expected == null || other.expected == null ? null : expected + other.expected);
        }

        double longest() {
            return expected == null ? share : Math.max(share, expected);
        }
    }
}
