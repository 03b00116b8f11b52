package io.ballast.loader.stage;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.schema.SqlText;
import io.ballast.loader.journal.LoadJournal;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.FillSql;
import io.ballast.loader.plan.Restoration;
import io.ballast.loader.plan.StagedLoad;
import io.ballast.loader.plan.StagedTable;
import io.ballast.loader.plan.StepId;
import io.ballast.loader.postgres.WorkSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Undoes an unfinished fill: tables that it began to fill are emptied, what was taken away from them comes back, and the journal closes
 * the load. The target's lock is held, and no session of the load works any more.
 */
public final class FillUndo {
    /** Indexes that are made stay locked until their transaction ends, and the server's lock table has an end. */
    private static final int RESTORED_TOGETHER = 500;

    private final WorkSession session;
    private final String journalSchema;
    private final FailPoint failPoint;
    private final Duration patience;

    /** @param patience how long to try to lock the tables */
    public FillUndo(WorkSession session, String journalSchema, FailPoint failPoint, Duration patience) {
        this.session = session;
        this.journalSchema = journalSchema;
        this.failPoint = failPoint;
        this.patience = patience;
    }

    /**
     * What was undone.
     *
     * @param tables those that are empty again
     * @param rows how many the load had brought into them
     * @param restored how many of each kind came back
     */
    public record Undone(List<String> tables, long rows, Map<StepId.Kind, Integer> restored) {
        public Undone {
            tables = List.copyOf(tables);
            restored = Map.copyOf(restored);
        }
    }

    /**
     * Undoes the load. Emptying the tables is one transaction; the rest may be several, and goes on where it was if it dies.
     *
     * @throws BallastException (TARGET_REFUSED) when tables hold rows of others beside the load's, or the definitions are gone or not to
     *     be trusted; (TARGET_BUSY) naming who holds them
     */
    public Undone undo(EarlierLoad load) throws SQLException {
        Connection connection = session.begin("restore");
        StagedLoad staged = StagingInspector.inspect(connection, journalSchema, load);
        List<Restoration> restorations = trusted(connection, staged);
        List<String> tables = restorations.stream()
                .filter(one -> one.kind() == StepId.Kind.COPY)
                .map(Restoration::table)
                .toList();
        long rows = locks(load, restorations).takeAnd(() -> FilledRows.remove(session, journalSchema, load, tables));
        List<Restoration> back = restorations.stream()
                .filter(one -> one.kind() != StepId.Kind.COPY && one.kind() != StepId.Kind.TAKE)
                .toList();
        for (int from = 0; from < back.size(); from += RESTORED_TOGETHER) {
            restore(load, back.subList(from, Math.min(from + RESTORED_TOGETHER, back.size())), from > 0);
        }
        session.execute(List.of("DROP SCHEMA " + SqlText.name(load.stagingSchema()) + " CASCADE"));
        new LoadJournal(journalSchema, load.id()).remove(connection);
        failPoint.reached("restore: before commit");
        session.commit();
        return new Undone(tables, rows, counts(back));
    }

    /** The first ones are restored in the transaction that has emptied the tables. */
    private void restore(EarlierLoad load, List<Restoration> some, boolean anew) throws SQLException {
        if (anew) {
            session.commit();
            failPoint.reached("restore: after commit");
            session.begin("restore");
            locks(load, some).takeAnd(() -> true);
        }
        for (Restoration one : some) {
            session.execute(one.sql());
            session.execute(List.of(FillSql.forget(load.stagingSchema(), one)));
        }
    }

    private TableLocks locks(EarlierLoad load, List<Restoration> restorations) {
        return new TableLocks(session, LockClaim.ofUndoing(load.schemas(), restorations), failPoint, patience);
    }

    private static Map<StepId.Kind, Integer> counts(List<Restoration> back) {
        Map<StepId.Kind, Integer> counts = new EnumMap<>(StepId.Kind.class);
        back.forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
        return counts;
    }

    /** Whether the load died before it had taken everything away, so that no row has come yet. */
    public static boolean isIncomplete(Connection connection, String journalSchema, EarlierLoad load)
            throws SQLException {
        return Definitions.isIncomplete(connection, StagingInspector.inspect(connection, journalSchema, load));
    }

    /** What stands in the definitions is run as this role. */
    private static List<Restoration> trusted(Connection connection, StagedLoad staged) throws SQLException {
        String schema = staged.load().stagingSchema();
        for (StagedTable table : staged.tables().values()) {
            if (!table.bare()) {
                throw new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "Table \"" + table.name() + "\" in staging schema \"" + schema
                                + "\" has a trigger or rule, or an owner that is neither your role nor the database's owner"
                                + " nor a superuser: what stands in it is not run.",
                        Hint.NONE);
            }
        }
        @Nullable List<Restoration> restorations = Definitions.read(connection, staged);
        if (restorations == null) {
            throw FillSql.gone(staged.load());
        }
        return restorations;
    }
}
