package io.ballast.loader.analysis;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A distribution of any kind, stated when the data was made.
 *
 * @param name what people call it, such as {@code uniform on 0..9}
 * @param expected the share of each number of children, all of them above 0
 */
public record ListedDistribution(String name, SortedMap<Long, Double> expected) implements ChildrenDistribution {
    public ListedDistribution {
        expected = Collections.unmodifiableSortedMap(new TreeMap<>(expected));
    }

    @Override
    public Origin origin() {
        return Origin.STATED;
    }

    @Override
    public int fittedParameters() {
        return 0;
    }
}
