package io.ballast.loader.stage;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.journal.LoadJournal;
import io.ballast.loader.plan.LoadPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Makes the staging tables of a plan, and removes those of earlier loads. Works inside the caller's transaction. */
public final class StagingTables {
    private StagingTables() {}

    public static void create(Connection connection, LoadPlan plan) throws SQLException {
        LoadJournal.create(connection);
        LoadJournal journal = new LoadJournal(plan.journalSchema(), plan.loadId());
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (UUID load : plan.removals().loads()) {
                new LoadJournal(plan.journalSchema(), load).remove(connection);
            }
            for (String schema : plan.removals().stagingSchemas()) {
                statement.execute("DROP SCHEMA IF EXISTS " + SqlText.name(schema) + " CASCADE");
            }
            if (!plan.resumed()) {
                statement.execute("CREATE SCHEMA " + SqlText.name(plan.stagingSchema()));
                journal.open(connection, plan);
            }
            for (String sql : plan.work().stage()) {
                statement.execute(sql);
            }
        }
        if (plan.unlogged()) {
            journal.mark(connection);
        }
    }
}
