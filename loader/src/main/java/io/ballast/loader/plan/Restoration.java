package io.ballast.loader.plan;

import java.util.List;

/**
 * One transaction of bringing back what was taken away from tables while they are filled. It is recorded in the transaction that takes
 * it away, and its record removed in the one that brings it back.
 *
 * @param place in the order in which all of them can be run one after the other
 * @param kind {@link StepId.Kind#COPY} only says that the table is filled in place
 * @param name of the index or key; the table's where there is one for the whole table
 * @param refers the table that a foreign key refers to; empty for others
 */
public record Restoration(int place, String table, StepId.Kind kind, String name, String refers, List<String> sql) {
    public Restoration {
        sql = List.copyOf(sql);
    }
}
