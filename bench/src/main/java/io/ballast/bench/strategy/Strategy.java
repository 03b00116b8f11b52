package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import io.ballast.loader.postgres.ConnectionSettings;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** One way to load. Holds nothing of a run. */
public interface Strategy {
    /** The database that is made for each run. */
    String DATABASE = "ballast_bench";

    StrategyTraits traits();

    /** Why it cannot load these rows; empty when it can. {@code noPooler} says why there is no pgbouncer; empty when there is. */
    default Optional<String> unfit(Workload workload, Optional<String> noPooler) {
        return Optional.empty();
    }

    /**
     * What is done once, before the first run and outside of all clocks. Databases it makes are called as {@link #database} says,
     * and go when the benchmark ends.
     *
     * @param server how to reach the database that is made for each run
     * @param onCancel takes what stops it
     */
    default void prepare(ConnectionSettings server, Workload workload, Consumer<Runnable> onCancel)
            throws SQLException {}

    /**
     * Loads all rows, from an empty database to usable tables in schema {@code public}. Notifies the task's recorder when each
     * phase ends, and when all rows were committed.
     */
    void load(LoadTask task) throws SQLException;

    /** Whether its sessions go through pgbouncer. */
    default boolean needsPooler() {
        return false;
    }

    /** Whether the server makes the ids, so that they are others than the bundle's. */
    default boolean serverMakesIds() {
        return false;
    }

    /** Whether its last commit waits for the disk even where the server's default is not to. */
    default boolean bringsOwnCommit() {
        return false;
    }

    /**
     * The database that the rows are in afterwards. Any other than the one that is made for each run is called
     * {@code ballast_bench_}, a word and sixteen hexadecimal digits, by which it is found when a benchmark was killed.
     */
    default String database() {
        return DATABASE;
    }
}
