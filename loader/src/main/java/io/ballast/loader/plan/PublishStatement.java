package io.ballast.loader.plan;

import java.util.List;

/** One statement of the transaction that publishes. */
public sealed interface PublishStatement {
    String sql();

    /**
     * Adds rows to a table that is there.
     *
     * @param table its name
     * @param onConflict what becomes of rows whose keys are there
     * @param key by which rows are found that are updated; mostly empty
     */
    record Append(String table, String sql, OnConflict onConflict, List<String> key) implements PublishStatement {
        public Append {
            key = List.copyOf(key);
        }
    }

    /** Gathers statistics of a table that rows were added to; a load does without where functions of its indexes cannot run. */
    record Analyze(String sql) implements PublishStatement {}

    /** Anything else. */
    record Other(String sql) implements PublishStatement {}
}
