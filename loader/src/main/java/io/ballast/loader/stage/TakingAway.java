package io.ballast.loader.stage;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.FillDecision;
import io.ballast.loader.plan.FillFacts;
import io.ballast.loader.plan.FillPlan;
import io.ballast.loader.plan.FillSql;
import io.ballast.loader.plan.FillTable;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.Removal;
import io.ballast.loader.plan.Restoration;
import io.ballast.loader.plan.StepId;
import io.ballast.loader.plan.TablePlan;
import io.ballast.loader.postgres.WorkSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes keys, indexes, foreign keys and triggers away from the tables that are filled in place, each in the transaction that records
 * how it comes back. Once their locks are held, the tables are looked at again: what CHECK saw must still be true.
 */
public final class TakingAway {
    private final LoadPlan plan;
    private final FillPlan fill;
    private final List<List<Removal>> batches;
    private final WorkSession session;
    private final FailPoint failPoint;
    private final Duration patience;

    /** @param patience how long to try to lock the tables */
    public TakingAway(WorkSession session, LoadPlan plan, FailPoint failPoint, Duration patience) {
        this.plan = plan;
        this.fill = plan.fill();
        this.batches = fill.batches();
        this.session = session;
        this.failPoint = failPoint;
        this.patience = patience;
    }

    /**
     * Locks all tables that are filled in place, and looks at them again, in the session's transaction.
     *
     * @throws BallastException (TARGET_BUSY) naming who holds them; (TARGET_REFUSED) when they have changed since CHECK
     */
    public void lock() throws SQLException {
        if (isDue() && !fill.inPlace().isEmpty()) {
            Set<String> tables = new TreeSet<>(fill.inPlace());
            batches.get(0).forEach(removal -> tables.addAll(removal.tables()));
            locks(tables, "Nothing was written.").takeAnd(this::lookAtAll);
        }
    }

    /** Records which tables are filled in place, and takes the first batch away; the staging schema is there, and the locks are held. */
    public void begin() throws SQLException {
        if (isDue()) {
            session.execute(FillSql.create(plan.stagingSchema()));
            session.execute(plan.options().source().recipe().stream()
                    .map(recipe -> FillSql.keepRecipe(plan.stagingSchema(), recipe))
                    .toList());
            List<Restoration> marks = new ArrayList<>(fill.restorations().stream()
                    .filter(one -> one.kind() == StepId.Kind.COPY)
                    .toList());
            if (batches.size() > 1) {
                marks.add(FillSql.TAKING);
            }
            Definitions.write(session.connection(), plan.stagingSchema(), marks);
            take(batches.get(0));
        }
    }

    /** Takes the other batches away, each in a transaction of its own. */
    public void goOn() throws SQLException {
        for (int next = 1; isDue() && next < batches.size(); next++) {
            List<Removal> batch = batches.get(next);
            session.begin("stage");
            Set<String> tables = new TreeSet<>();
            batch.forEach(removal -> tables.addAll(removal.tables()));
            locks(tables, "What was taken away so far is recorded.").takeAnd(() -> lookAt(batch, tables));
            take(batch);
            if (next == batches.size() - 1) {
                session.execute(List.of(FillSql.forget(plan.stagingSchema(), FillSql.TAKING)));
            }
            session.commit();
            failPoint.reached("stage: taken away");
        }
    }

    private boolean isDue() {
        return plan.options().mode() == LoadMode.FILL && !plan.resumed();
    }

    private TableLocks locks(Set<String> tables, String unharmed) {
        return new TableLocks(
                session, LockClaim.ofTakingAway(plan, List.copyOf(tables), unharmed), failPoint, patience);
    }

    private void take(List<Removal> batch) throws SQLException {
        List<Restoration> back =
                batch.stream().flatMap(removal -> removal.back().stream()).toList();
        Definitions.write(session.connection(), plan.stagingSchema(), back);
        for (Removal removal : batch) {
            session.execute(removal.sql());
        }
    }

    private boolean lookAtAll() throws SQLException {
        FillFacts now = look(plan.tables().stream().map(TablePlan::name).toList());
        checkEmpty(now, "Nothing was written.", Hint.act("run the load again"));
        if (!FillDecision.of(plan.manifest(), plan.options(), now)
                .withLate(fill.late())
                .equals(fill)) {
            throw changed(
                    "tables, keys, indexes or triggers are others now",
                    "Nothing was written.",
                    Hint.act("run the load again"));
        }
        return true;
    }

    private boolean lookAt(List<Removal> batch, Set<String> tables) throws SQLException {
        FillFacts now = look(List.copyOf(tables));
        checkEmpty(now, "What was taken away so far is recorded.", Hint.RESTART);
        boolean same = batch.stream()
                .flatMap(removal -> removal.objects().stream())
                .allMatch(object -> now.objects().stream().anyMatch(object::isSameAs));
        if (!same) {
            throw changed(
                    "keys, indexes or triggers are others now",
                    "What was taken away so far is recorded.",
                    Hint.RESTART);
        }
        return true;
    }

    private FillFacts look(List<String> tables) throws SQLException {
        return FillInspector.inspect(session.connection(), plan.options().schemas(), tables);
    }

    private void checkEmpty(FillFacts now, String unharmed, Hint hint) {
        List<String> filled = now.tables().stream()
                .filter(table -> !table.empty() && fill.inPlace().contains(table.name()))
                .map(FillTable::name)
                .toList();
        if (!filled.isEmpty()) {
            throw changed("rows have come into " + String.join(", ", filled), unharmed, hint);
        }
    }

    private BallastException changed(String what, String unharmed, Hint hint) {
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                "Schema \"" + plan.options().schema() + "\" has changed since this load looked at it: " + what + ". "
                        + unharmed,
                hint);
    }
}
