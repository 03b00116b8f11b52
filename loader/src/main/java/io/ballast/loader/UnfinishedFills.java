package io.ballast.loader;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.JournalFacts;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Inspection;
import io.ballast.loader.postgres.WorkSession;
import io.ballast.loader.stage.FillUndo;
import io.ballast.loader.stage.StaleSessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Loads into a schema that have taken keys and indexes away from its tables and were not finished. The target's lock is held. */
final class UnfinishedFills {
    private final Connections connections;
    private final JournalFacts journal;
    private final List<EarlierLoad> loads;

    private UnfinishedFills(Connections connections, JournalFacts journal, List<EarlierLoad> loads) {
        this.connections = connections;
        this.journal = journal;
        this.loads = loads;
    }

    /**
     * Those into these schemas, or some of them; what the dead among their sessions still do is waited for.
     *
     * @param wanted decides which
     */
    static UnfinishedFills of(Connections connections, TargetSchemas schemas, Choice wanted) throws SQLException {
        try (Connection connection = connections.open("ballast check");
                Inspection looking = Inspection.begin(connection)) {
            JournalFacts journal = JournalReader.find(looking.connection());
            List<EarlierLoad> loads = new ArrayList<>();
            for (EarlierLoad load : JournalReader.loads(looking.connection(), journal)) {
                boolean open = load.state() == EarlierLoad.State.OPEN && load.mode() == LoadMode.FILL;
                if (open && load.schemas().overlaps(schemas) && wanted.takes(looking.connection(), journal, load)) {
                    refuseUnlessWithin(schemas, load);
                    StaleSessions.end(looking.connection(), "ballast load " + load.name());
                    loads.add(load);
                }
            }
            return new UnfinishedFills(connections, journal, loads);
        }
    }

    /** The locks of its other schemas are not held. */
    private static void refuseUnlessWithin(TargetSchemas schemas, EarlierLoad load) {
        if (!schemas.names().containsAll(load.schemas().names())) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Load " + load.name() + " of dataset \"" + load.dataset() + "\" into "
                            + load.schemas().inWords()
                            + " is unfinished, and has taken keys and indexes away from its tables.",
                    Hint.choose("name all of these schemas", Setting.SCHEMA, load.schema()));
        }
    }

    /** Whether a load is wanted. */
    interface Choice {
        boolean takes(Connection connection, JournalFacts journal, EarlierLoad load) throws SQLException;

        /** Those of these tables. */
        static Choice ofTables(TargetSchemas schemas, List<String> tables) {
            return (connection, journal, load) -> load.concerns(schemas, tables);
        }

        /** Those among these that died before they had taken everything away, and so before a row came. */
        default Choice incomplete() {
            return (connection, journal, load) ->
                    takes(connection, journal, load) && FillUndo.isIncomplete(connection, journal.schema(), load);
        }
    }

    List<EarlierLoad> loads() {
        return loads;
    }

    /** Undoes them one after the other, each in a transaction. */
    List<FillUndo.Undone> undo(FailPoint failPoint, Duration patience) throws SQLException {
        List<FillUndo.Undone> undone = new ArrayList<>();
        if (loads.isEmpty()) {
            return undone;
        }
        try (WorkSession session = WorkSession.open(connections, SessionSettings.OF_INSPECTION, "ballast")) {
            for (EarlierLoad load : loads) {
                undone.add(new FillUndo(session, journal.schema(), failPoint, patience).undo(load));
            }
        }
        return undone;
    }
}
