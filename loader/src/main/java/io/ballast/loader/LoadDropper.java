package io.ballast.loader;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.SqlText;
import io.ballast.loader.journal.LoadJournal;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Inspection;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.stage.StaleSessions;
import io.ballast.loader.stage.TargetLock;
import io.ballast.loader.stage.Watchdog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Gives up a load that was not finished: drops its staging schema with all in it, and closes its row in the journal, in one transaction. */
public final class LoadDropper {
    /** For sessions that look at a staging table: they have this long to end. */
    private static final Sql WAIT_FOR_LOCKS = new Sql("SELECT set_config('lock_timeout', '10s', true)");

    private final Connections connections;
    private final String load;

    /** @param load the load's id, or its first digits, as reports and the status show them */
    public LoadDropper(ConnectionSettings target, String load) {
        this.connections = new Connections(target);
        this.load = load;
    }

    /**
     * What {@link #run} would remove; nothing is written.
     *
     * @throws BallastException when there is no such load, or it is not one to be given up so
     */
    public UnfinishedLoad plan() {
        try (Connection connection = connections.open("ballast check");
                Inspection looking = Inspection.begin(connection)) {
            return UnfinishedLoad.find(looking.connection(), load);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Removes it, and says what that was.
     *
     * @throws BallastException as {@link #plan}; (TARGET_BUSY) when a session still works on the load, or on another one into its schema.
     *     Nothing has changed then
     */
    public RunReport run() {
        long began = System.nanoTime();
        EarlierLoad found = plan().load();
        try (TargetLock lock = TargetLock.take(
                connections, found.schemas(), "drop " + found.name(), Watchdog.PATIENCE, waited -> false)) {
            Connection connection = lock.connection();
            StaleSessions.end(connection, "ballast load " + found.name());
            UnfinishedLoad unfinished =
                    UnfinishedLoad.find(connection, found.id().toString());
            WAIT_FOR_LOCKS.run(connection);
            if (!new LoadJournal(unfinished.journalSchema(), found.id()).remove(connection)) {
                throw new BallastException(
                        ErrorCategory.TARGET_BUSY, "Load " + found.name() + " was closed by somebody else meanwhile.");
            }
            if (unfinished.hasStaging()) {
                lock.session().execute(List.of("DROP SCHEMA " + SqlText.name(found.stagingSchema()) + " CASCADE"));
            }
            lock.session().commit();
            return unfinished.report(Duration.ofNanos(System.nanoTime() - began));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private BallastException failed(SQLException e) {
        return ServerError.during("giving up load " + load, connections.settings(), e);
    }
}
