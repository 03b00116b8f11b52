package io.ballast.cli.text;

import io.ballast.loader.analysis.ChildCount;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parents whose number of children is from..to, both included.
 *
 * @param share of all parents, from 0 to 1
 * @param expected share by the distribution; null without one
 */
public record CountRange(
        long from,
        long to,
        long parents,
        double share,
        @Nullable Double expected) {
    /** Up to this number of children, each number has a line of its own. */
    private static final int MAX_LINES = 20;
    /** Where there are more, these do, and beyond them a line spans a doubling: 16-31, 32-63. */
    private static final int SINGLE_LINES = 15;

    /** The counts in as many lines as a reader can use. */
    public static List<CountRange> joined(List<ChildCount> counts) {
        long singleUpTo = counts.size() > MAX_LINES ? SINGLE_LINES : Long.MAX_VALUE;
        List<CountRange> lines = new ArrayList<>();
        for (ChildCount count : counts) {
            int last = lines.size() - 1;
            if (last >= 0 && count.children() > singleUpTo && sameDoubling(lines.get(last).from, count.children())) {
                lines.set(last, lines.get(last).plus(of(count)));
            } else {
                lines.add(of(count));
            }
        }
        return lines;
    }

    /** {@code 7}, or {@code 16-31}. */
    public String label() {
        return from == to ? String.valueOf(from) : from + "-" + to;
    }

    double longest() {
        return expected == null ? share : Math.max(share, expected);
    }

    private static CountRange of(ChildCount count) {
        return new CountRange(
                count.children(), count.children(), count.parents(), count.share(), count.expectedShare());
    }

    private CountRange plus(CountRange other) {
        return new CountRange(
                from,
                other.to,
                parents + other.parents,
                share + other.share,
                expected == null || other.expected == null ? null : expected + other.expected);
    }

    private static boolean sameDoubling(long first, long second) {
        return Long.highestOneBit(first) == Long.highestOneBit(second);
    }
}
