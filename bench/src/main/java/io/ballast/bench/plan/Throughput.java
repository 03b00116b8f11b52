package io.ballast.bench.plan;

/**
 * How fast a server is, for fitting a budget; never reported as a result.
 *
 * @param slowness seconds here for a second of work on the small machine that {@link StrategyTraits#typicalRowsPerSecond} is of
 * @param roundTripSeconds of a statement that does nothing
 * @param aroundSeconds of each trial that no row causes: dropping the database and creating it, checkpoints
 * @param preparationSeconds until the first run; 0 once they are over
 */
public record Throughput(double slowness, double roundTripSeconds, double aroundSeconds, double preparationSeconds) {
    /** Of the small machine, over loopback. */
    private static final double TYPICAL_ROUND_TRIP_SECONDS = 0.000_1;
    /** What each statement costs beside its rows, round trip included. */
    private static final double STATEMENT_SECONDS = 0.000_15;
    /** What {@code copy-csv} does there, which is how the server at hand is measured. */
    private static final double PLAIN_ROWS_PER_SECOND = 250_000;
    /** Making the tables, and telling that they are done. */
    private static final double MIN_SECONDS = 0.1;

    private static final double TYPICAL_AROUND_SECONDS = 0.5;
    /** Of vacuuming and verifying. */
    private static final double AFTERWARDS_SECONDS_PER_ROW = 1.6e-6;
    /** Reading the bundle for its sample and its digests, a plain load of each, and a template. */
    private static final double PREPARATION_SECONDS = 2;

    private static final double PREPARATION_SECONDS_PER_ROW = 1.2e-5;

    /** A server that is not known yet, before a benchmark of this number of rows. */
    public static Throughput typical(long rows) {
        return new Throughput(
                1,
                TYPICAL_ROUND_TRIP_SECONDS,
                TYPICAL_AROUND_SECONDS,
                PREPARATION_SECONDS + PREPARATION_SECONDS_PER_ROW * rows);
    }

    /** A server that has loaded this number of rows by {@code copy-csv}, keys and indexes after it, in that number of seconds. */
    public static Throughput measured(long rows, double seconds, double roundTripSeconds, double aroundSeconds) {
        return new Throughput(
                seconds / (MIN_SECONDS + rows / PLAIN_ROWS_PER_SECOND), roundTripSeconds, aroundSeconds, 0);
    }

    /** About how long one trial takes that loads this number of rows, with all that is around the load. */
    double seconds(Variant variant, long rows) {
        StrategyTraits strategy = variant.strategy();
        boolean batched = variant.batchSize() > 0;
        double statements = batched ? (double) rows / variant.batchSize() : strategy.rowByRow() ? rows : 0;
        double work = MIN_SECONDS
                + (double) rows / strategy.typicalRowsPerSecond()
                + (batched ? statements * STATEMENT_SECONDS : 0)
                + AFTERWARDS_SECONDS_PER_ROW * rows;
        return aroundSeconds
                + slowness * work
                + statements * Math.max(0, roundTripSeconds - TYPICAL_ROUND_TRIP_SECONDS);
    }
}
