package io.ballast.loader.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a child table spread over their parents, for one foreign key.
 *
 * @param columns the child's columns of the key, separated by a comma and a space
 * @param parentTable with its schema where that is another one
 * @param counts by number of children, ascending; counts that no parent has are there only where {@code comparedWith} expects some
 * @param comparedWith what the counts are checked against; null when none can be stated, or none is known and a bounded Zipf
 *     distribution cannot be fitted
 * @param fit how well the counts follow the distribution; null without a distribution, when too few classes are left to test, and when a
 *     parent has a number of children that the distribution excludes
 */
public record ChildrenPerParent(
        String childTable,
        String columns,
        String parentTable,
        List<ChildCount> counts,
        @Nullable ChildrenDistribution comparedWith,
        @Nullable GoodnessOfFit fit) {
    public ChildrenPerParent {
        counts = List.copyOf(counts);
    }

    /** All parent rows, those without children included. */
    public long parents() {
        return counts.stream().mapToLong(ChildCount::parents).sum();
    }

    /** All child rows that point to a parent. */
    public long children() {
        return counts.stream()
                .mapToLong(count -> count.children() * count.parents())
                .sum();
    }

    /** Children per parent on average; NaN without a parent. */
    public double mean() {
        return (double) children() / parents();
    }

    /** How many parents have a number of children that the distribution excludes; 0 without a distribution. */
    public long excludedParents() {
        return counts.stream()
                .filter(count -> count.expectedShare() != null && count.expectedShare() == 0)
                .mapToLong(ChildCount::parents)
                .sum();
    }
}
