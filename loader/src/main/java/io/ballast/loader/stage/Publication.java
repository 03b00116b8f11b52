package io.ballast.loader.stage;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Setting;
import io.ballast.loader.journal.LoadJournal;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.PublishStatement;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.WorkSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives the staged rows their final place, in the transaction that has held the lock all along. */
public final class Publication {
    /** The place behind the commit, where nothing can be stopped any more. */
    public static final String DONE = "publish: after commit";

    /** A key is there already; or comes more than once, so that a row would be updated twice. */
    private static final Set<String> OF_KEYS = Set.of("23505", "21000");

    private static final String PUBLISHING = "publishing";

    private final LoadPlan plan;
    private final LoadJournal journal;
    private final FailPoint failPoint;
    private final Duration patience;
    private Outcome outcome = Outcome.NOTHING;
    private String doing = PUBLISHING;

    /** @param patience how long to try to lock the tables */
    public Publication(LoadPlan plan, LoadJournal journal, FailPoint failPoint, Duration patience) {
        this.patience = patience;
        this.plan = plan;
        this.journal = journal;
        this.failPoint = failPoint;
    }

    /**
     * Publishes, and commits; the lock is free afterwards.
     *
     * @throws BallastException (TARGET_BUSY) when the load was removed meanwhile; (DIFFERENCE_FOUND) when appended rows are lost
     */
    public void publish(TargetLock lock) throws SQLException {
        Connection connection = lock.connection();
        lock.session().execute(List.of(plan.publishSettings().sql()));
        failPoint.reached("publish: before");
        Replacements replacements = new TableLocks(lock.session(), LockClaim.ofPublishing(plan), failPoint, patience)
                .takeAnd(() -> setAside(lock.session()));
        AppendedRows rows = AppendedRows.before(connection, plan);
        closeJournal(connection);
        List<String> grants = Grants.read(connection, plan);
        List<String> notAnalyzed = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (PublishStatement next : plan.work().publish()) {
                lock.session().touch();
                doing = doing(next);
                if (next instanceof PublishStatement.Analyze analyze) {
                    analyze(connection, statement, analyze.sql()).ifPresent(notAnalyzed::add);
                    continue;
                }
                if (next instanceof PublishStatement.Append append) {
                    append(statement, append, rows);
                } else {
                    statement.execute(next.sql());
                }
            }
        }
        doing = PUBLISHING;
        rows.checkTables();
        lock.session().execute(replacements.after());
        lock.session().execute(grants);
        outcome = new Outcome(Sequences.setBehind(connection, plan), notAnalyzed, rows.placed());
        failPoint.reached("publish: before commit");
        lock.session().commit();
        failPoint.reached(DONE);
    }

    private static void append(Statement statement, PublishStatement.Append append, AppendedRows rows)
            throws SQLException {
        rows.begin(append);
        if (!statement.execute(append.sql())) {
            rows.check(append, statement.getLargeUpdateCount(), -1);
            return;
        }
        try (ResultSet counts = statement.getResultSet()) {
            counts.next();
            rows.check(append, counts.getLong(1), counts.getLong(2));
        }
    }

    /** What {@link #publish} is at, or was at when it failed, to follow "while". */
    public String doing() {
        return doing;
    }

    private static String doing(PublishStatement next) {
        return next instanceof PublishStatement.Append append
                ? "appending to table \"" + append.table() + "\""
                : PUBLISHING;
    }

    /** What the new tables take over, without what would keep the old ones from being dropped. */
    private Replacements setAside(WorkSession session) throws SQLException {
        if (plan.work().replacedTables().isEmpty()) {
            return Replacements.none();
        }
        Replacements replacements = Replacements.read(session.connection(), plan);
        session.execute(replacements.before());
        return replacements;
    }

    /** What {@link #publish} did beyond the rows. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * For the report.
     *
     * @param sequences the last values of those that were set behind the rows, by column, as in {@code orders.id}
     * @param notAnalyzed tables without new statistics, and why
     * @param placed what became of the rows of each table, where they may have met others
     */
    public record Outcome(Map<String, Long> sequences, List<String> notAnalyzed, Map<String, PlacedRows> placed) {
        public static final Outcome NOTHING = new Outcome(Map.of(), List.of(), Map.of());

        public Outcome {
            sequences = Collections.unmodifiableMap(new LinkedHashMap<>(sequences));
            notAnalyzed = List.copyOf(notAnalyzed);
            placed = Collections.unmodifiableMap(new LinkedHashMap<>(placed));
        }
    }

    /**
     * The refusal that an error of {@link #publish} amounts to, if it is about keys that the target holds already or that come
     * more than once.
     *
     * @param other a session for looking at them
     */
    public Optional<BallastException> conflict(TargetLock lock, WorkSession other, SQLException error)
            throws SQLException {
        if (plan.appended().isEmpty() || !OF_KEYS.contains(String.valueOf(error.getSQLState()))) {
            return Optional.empty();
        }
        lock.session().rollback(error);
        AppendConflicts conflicts = AppendConflicts.find(other.begin("look for conflicts"), plan);
        other.commit();
        if (!conflicts.repeated().isEmpty()) {
            return Optional.of(new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "Keys come more than once in the " + plan.options().source().kind() + ": "
                            + String.join("; ", conflicts.repeated()) + ".",
                    Hint.act(plan.options().source().remedy()).then(Rerun.RESTART),
                    error));
        }
        return conflicts.known().isEmpty()
                ? Optional.empty()
                : Optional.of(new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "Keys of the " + plan.options().source().kind() + " are in schema \""
                                + plan.options().schema() + "\" already: "
                                + String.join("; ", conflicts.known())
                                + ".",
                        Hint.act("remove these rows")
                                .then(Rerun.RESUME)
                                .or(Hint.RESTART)
                                .or(Hint.choose("load elsewhere", Setting.SCHEMA)),
                        error));
    }

    /** Says why there are no statistics, where a function of an index cannot run for ANALYZE; the rows do without them. */
    private static Optional<String> analyze(Connection connection, Statement statement, String sql)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            if (ServerError.isPassing(e) || ServerError.isCanceled(e)) {
                throw e;
            }
            connection.rollback(before);
            return Optional.of(sql + ": " + ServerError.text(e));
        }
    }

    private void closeJournal(Connection connection) throws SQLException {
        if (!journal.publish(connection)) {
            throw new BallastException(
                    ErrorCategory.TARGET_BUSY,
                    "Load " + plan.loadName()
                            + " was removed by another one that started over. Nothing of it"
                            + " was published.");
        }
    }
}
