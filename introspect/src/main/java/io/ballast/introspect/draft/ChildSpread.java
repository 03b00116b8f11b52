package io.ballast.introspect.draft;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Spreads a wished number of rows over parents of which nothing is known: unevenly, as rows of applications are, many parents with few
 * and few with many.
 */
final class ChildSpread {
    /** From this mean on, numbers around it are as good a guess, and the list of them stays short. */
    private static final double LARGE_MEAN = 50;

    /** Room for as many times the mean is enough for some parents with many. */
    private static final double UNEVEN = 3;

    private ChildSpread() {}

    /**
     * Number of children to number of parents, all parents counted.
     *
     * @param most children that a parent may have
     */
    static SortedMap<Long, Long> of(long rows, long parents, long most) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        if (parents <= 0) {
            return counts;
        }
        double mean = (double) rows / parents;
        if (most <= 1) {
            long with = Math.min(rows, parents);
            put(counts, 1, with);
            put(counts, 0, parents - with);
        } else if (mean >= most) {
            counts.put(most, parents);
        } else if (mean >= LARGE_MEAN) {
            around(counts, mean, parents, most);
        } else {
            geometric(counts, mean, parents, most);
        }
        return counts;
    }

    /** The same where there is hardly room for more than the mean: the mean stays, and all are closer to it. */
    static SortedMap<Long, Long> within(double mean, long parents, long most) {
        if (mean * UNEVEN <= most) {
            return of(Math.round(mean * parents), parents, most);
        }
        double half = Math.min(mean / 2, most - mean);
        long third = half < 1 ? 0 : parents / 3;
        SortedMap<Long, Long> counts = even(mean, parents - 2 * third, most);
        put(counts, Math.round(mean - half), third);
        put(counts, Math.min(most, Math.round(mean + half)), third);
        return counts;
    }

    /** The mean for all parents, or the number beside it. */
    static SortedMap<Long, Long> even(double mean, long parents, long most) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        double each = Math.min(mean, (double) most);
        long fewer = (long) each;
        long more = Math.round((each - fewer) * parents);
        put(counts, fewer, parents - more);
        put(counts, fewer + 1, more);
        return counts;
    }

    /** A third of the parents each with half the mean, the mean, and half as many again. */
    private static void around(SortedMap<Long, Long> counts, double mean, long parents, long most) {
        long half = Math.min(Math.round(mean / 2), most - Math.round(mean));
        long third = parents / 3;
        put(counts, Math.round(mean) - half, third);
        put(counts, Math.round(mean) + half, third);
        put(counts, Math.round(mean), parents - 2 * third);
    }

    /** As many parents with each further child as a geometric distribution of the mean has. */
    private static void geometric(SortedMap<Long, Long> counts, double mean, long parents, long most) {
        double again = mean / (1 + mean);
        double share = 1;
        long left = parents;
        long children = 0;
        while (children < most && Math.round(parents * share * again) > 0) {
            long with = Math.min(left, Math.round(parents * share) - Math.round(parents * share * again));
            put(counts, children, with);
            left -= with;
            share *= again;
            children++;
        }
        put(counts, children, left);
    }

    private static void put(SortedMap<Long, Long> counts, long children, long parents) {
        if (parents > 0) {
            counts.merge(children, parents, Long::sum);
        }
    }
}
