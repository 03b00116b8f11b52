package io.ballast.loader.plan;

/** One statement of the transaction that publishes. */
public sealed interface PublishStatement {
    String sql();

    /**
     * Adds rows to a table that is there.
     *
     * @param table its name
     */
    record Append(String table, String sql) implements PublishStatement {}

    /** Gathers statistics of a table that rows were added to; a load does without where functions of its indexes cannot run. */
    record Analyze(String sql) implements PublishStatement {}

    /** Anything else. */
    record Other(String sql) implements PublishStatement {}
}
