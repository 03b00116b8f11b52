package io.ballast.bench.strategy;

import java.util.List;

/** All strategies, in the order of the documentation: a closed list. What each is called, and what it does, its own class says. */
public final class Strategies {
    private Strategies() {}

    public static List<Strategy> all() {
        return List.of(
                InsertServerIds.AUTOCOMMIT,
                InsertServerIds.IN_TRANSACTIONS,
                InsertInPlace.CLIENT_UUID,
                InsertInPlace.MULTIROW,
                InsertInPlace.BATCH,
                InsertInPlace.BATCH_REWRITE,
                InsertInPlace.UNNEST,
                InsertParallel.DIRECT,
                InsertParallel.THROUGH_POOLER,
                new CopyIndexed(),
                CopyIntoBare.CSV,
                CopyIntoBare.CSV_PARALLEL,
                new CopyStaging(),
                new CopyUnlogged(),
                new CopyFreeze(),
                CopyIntoBare.BINARY,
                CopyIntoBare.BINARY_PARALLEL,
                new BallastLoad(),
                new TemplateClone());
    }

    /** The one whose outcome is taken for right, once its rows were found equal to the bundle's. */
    public static Strategy reference() {
        return CopyIntoBare.CSV;
    }
}
