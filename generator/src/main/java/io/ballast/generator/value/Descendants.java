package io.ballast.generator.value;

import io.ballast.generator.random.ChildCounts;
import io.ballast.generator.random.CountReader;
import java.util.List;

/**
 * The rows that descend from one row of an ancestor table. The children of neighbours are neighbours, so these are all rows of a range,
 * however many generations lie between. For one thread.
 */
final class Descendants {
    private final CountReader[] generations;
    private final int omitted;
    private long ancestor = -1;
    private long first;
    private long count;

    /**
     * Those of no row yet.
     *
     * @param generations the numbers of children, from the ancestor's on; none for the ancestor itself
     * @param omitted how many of them are not counted
     */
    Descendants(List<ChildCounts> generations, int omitted) {
        this.omitted = omitted;
        this.generations = generations.stream().map(CountReader::new).toArray(CountReader[]::new);
    }

    /** Goes to the descendants of this row; false where it is there already. */
    boolean seek(long wanted) {
        if (wanted == ancestor) {
            return false;
        }
        long from = wanted;
        long last = wanted;
        for (CountReader counts : generations) {
            counts.seek(last);
            long end = counts.firstChild() + counts.count();
            counts.seek(from);
            from = counts.firstChild();
            last = end - 1;
        }
        if (last - omitted < from) {
            throw new IllegalStateException(
                    "row " + wanted + " has too few descendants; the spec's checks let none be so");
        }
        ancestor = wanted;
        first = from;
        count = last - from + 1 - omitted;
        return true;
    }

    /** The row number of the first of them. */
    long first() {
        return first;
    }

    /** How many there are. */
    long count() {
        return count;
    }
}
