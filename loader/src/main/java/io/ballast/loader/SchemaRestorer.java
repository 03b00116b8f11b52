package io.ballast.loader;

import io.ballast.common.error.BallastException;
import io.ballast.common.report.Fact;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.StepId;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.stage.FillUndo;
import io.ballast.loader.stage.TargetLock;
import io.ballast.loader.stage.Watchdog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Brings a schema back as it was before a load filled its tables in place and was not finished: the tables are empty again, their keys,
 * indexes, foreign keys and triggers are as they were, and the load is closed.
 */
public final class SchemaRestorer {
    /** PostgreSQL 14 and newer look every two seconds whether a session's client is still there. */
    private static final Duration GRACE_OF_THE_DEAD = Duration.ofSeconds(3);

    private static final long LOCK_PAUSE_MILLIS = 50;
    private static final int PATIENCE_FOR_LOCKS = 3;

    private SchemaRestorer() {}

    /**
     * Restores the schemas; where nothing is to be restored, the report says so.
     *
     * @throws BallastException when tables hold rows of others, when a load is at work, or the database fails; then nothing has changed
     */
    public static RunReport run(ConnectionSettings target, TargetSchemas schemas, Progress progress) {
        return run(target, schemas, progress, FailPoint.NONE);
    }

    static RunReport run(ConnectionSettings target, TargetSchemas schemas, Progress progress, FailPoint failPoint) {
        long began = System.nanoTime();
        Connections connections = new Connections(target);
        String name = UUID.randomUUID().toString().substring(0, 8);
        try (TargetLock lock =
                TargetLock.take(connections, schemas, name, Watchdog.PATIENCE, SchemaRestorer::waitForTheDead)) {
            UnfinishedFills fills = UnfinishedFills.of(connections, schemas, (connection, journal, load) -> true);
            fills.loads()
                    .forEach(load -> progress.note("Load " + load.name() + " of dataset \"" + load.dataset()
                            + "\" is unfinished: what it took away comes back, and its rows go."));
            List<FillUndo.Undone> undone = fills.undo(failPoint, Watchdog.PATIENCE.multipliedBy(PATIENCE_FOR_LOCKS));
            lock.session().commit();
            Duration wall = Duration.ofNanos(System.nanoTime() - began);
            return new RunReport(
                    "restore", schemas.text(), List.of(), facts(schemas.text(), fills.loads(), undone), wall);
        } catch (SQLException e) {
            throw ServerError.during("restoring " + schemas.inWords(), target, e);
        }
    }

    private static boolean waitForTheDead(Duration waited) {
        try {
            Thread.sleep(LOCK_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return waited.compareTo(GRACE_OF_THE_DEAD) < 0;
    }

    private static Map<String, Fact> facts(String schema, List<EarlierLoad> loads, List<FillUndo.Undone> undone) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("schema", Fact.text(schema));
        if (loads.isEmpty()) {
            facts.put("note", Fact.text("no unfinished load has taken anything away; nothing was to be restored"));
            return facts;
        }
        facts.put("loads", Fact.list(loads.stream().map(EarlierLoad::name).toList()));
        facts.put(
                "emptied",
                Fact.list(undone.stream().flatMap(one -> one.tables().stream()).toList()));
        facts.put(
                "rows removed",
                Fact.number(undone.stream().mapToLong(FillUndo.Undone::rows).sum()));
        facts.put("indexes", Fact.number(restored(undone, StepId.Kind.INDEX)));
        facts.put("foreign keys", Fact.number(restored(undone, StepId.Kind.FOREIGN_KEY)));
        return facts;
    }

    private static long restored(List<FillUndo.Undone> undone, StepId.Kind kind) {
        return undone.stream()
                .mapToInt(one -> one.restored().getOrDefault(kind, 0))
                .sum();
    }
}
