package io.ballast.loader;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.SqlText;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.JournalFacts;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.WorkSession;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes the journal away when it knows of nothing but finished fills: a schema that was filled is to be as it was, and so is the database
 * around it.
 */
public final class FinishedJournal {
    private FinishedJournal() {}

    /**
     * Drops it, unless a load of another kind or an unfinished one is in it, somebody else uses it, or the role may not; then it stays.
     *
     * @return whether there is none any more
     */
    public static boolean drop(ConnectionSettings target) {
        try (WorkSession session =
                WorkSession.open(new Connections(target), SessionSettings.OF_INSPECTION, "ballast")) {
            session.begin("journal");
            JournalFacts journal = JournalReader.find(session.connection());
            if (!journal.isReadable()) {
                return journal.equals(JournalFacts.NONE);
            }
            session.execute(List.of(
                    "LOCK TABLE " + SqlText.name(journal.schema(), "loads") + " IN ACCESS EXCLUSIVE MODE NOWAIT"));
            boolean done =
                    JournalReader.loads(session.connection(), journal).stream().allMatch(FinishedJournal::isDone);
            if (done) {
                session.execute(List.of(
                        "DROP TABLE " + SqlText.name(journal.schema(), "loads") + ", "
                                + SqlText.name(journal.schema(), "shards") + ", "
                                + SqlText.name(journal.schema(), "unlogged_shards"),
                        "DROP SCHEMA " + SqlText.name(journal.schema())));
                session.commit();
            }
            return done;
        } catch (SQLException | BallastException e) { // it stays, and does no harm
            return false;
        }
    }

    private static boolean isDone(EarlierLoad load) {
        return load.mode() == LoadMode.FILL && load.state() != EarlierLoad.State.OPEN;
    }
}
