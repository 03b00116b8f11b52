package io.ballast.loader.analysis;

import java.util.List;

/** What is known of the tables before any row is looked at. */
public record Stated(List<StatedDistribution> laws, List<StatedColumn> columns) {
    /** Of tables that nothing is known of. */
    public static final Stated NOTHING = new Stated(List.of(), List.of());

    public Stated {
        laws = List.copyOf(laws);
        columns = List.copyOf(columns);
    }
}
