package io.ballast.loader.analysis;

import java.util.SortedMap;

/** A distribution of the numbers of children that counts are compared with. */
public sealed interface ChildrenDistribution permits BoundedZipf, ListedDistribution {
    /** How a distribution came to be known. */
    enum Origin {
        /** Known before any row was looked at, so no parameter was taken from the data. */
        STATED,
        /** By maximum likelihood, from the very counts that are compared. */
        FITTED
    }

    Origin origin();

    /** The share of parents with a number of children, by this number; others never occur. */
    SortedMap<Long, Double> expected();

    /** How many parameters were estimated from the very data that the distribution is tested on. */
    int fittedParameters();
}
