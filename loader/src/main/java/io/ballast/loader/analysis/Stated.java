package io.ballast.loader.analysis;

import java.util.List;

/** What is known of the tables before any row is looked at. */
public record Stated(List<StatedDistribution> distributions, List<StatedColumn> columns) {
    /** Of tables that nothing is known of. */
    public static final Stated NOTHING = new Stated(List.of(), List.of());

    public Stated {
        distributions = List.copyOf(distributions);
        columns = List.copyOf(columns);
    }
}
