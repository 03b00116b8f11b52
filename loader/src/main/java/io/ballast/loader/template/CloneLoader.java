package io.ballast.loader.template;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Remedy.Act;
import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.TrustedSql;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.verify.TargetVerifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads a bundle into a new database by way of a template: a database of the same server that the bundle is loaded into once, that
 * nobody can connect to afterwards, and that is copied file by file. A copy gets its name after it was verified. Runs once;
 * {@link #cancel} may be called from any thread.
 */
public final class CloneLoader {
    /** What fails inside is an ordinary load, which could be resumed; a template never is. */
    private static final Act MAKE_ANEW = new Act("run this again, which makes the template anew");

    private final Connections connections;
    private final NewDatabase database;
    private final String prefix;
    private final LoadOptions options;
    private final Progress progress;
    private final TemplateMaker maker;
    private final List<PhaseTiming> phases = new ArrayList<>();
    private volatile @Nullable DatabaseSession working;
    private volatile boolean cancelled;

    /**
     * @param server how to connect to any database of the server that is neither the template nor the new one
     * @param database the new one
     */
    public CloneLoader(ConnectionSettings server, NewDatabase database, LoadOptions options, Progress progress) {
        this(server, database, TemplateName.USUAL_PREFIX, options, progress);
    }

    /**
     * As the other, with a template that is not shared with runs that name no prefix.
     *
     * @param prefix what the names of the template and of the unverified copy begin with
     */
    public CloneLoader(
            ConnectionSettings server, NewDatabase database, String prefix, LoadOptions options, Progress progress) {
        this.connections = new Connections(server);
        this.database = database;
        this.prefix = prefix;
        this.options = options;
        this.progress = progress;
        this.maker = new TemplateMaker(server, options, progress);
    }

    /**
     * What {@link #run} would do; nothing is written.
     *
     * @throws BallastException as {@link #run} throws it
     */
    public ClonePlan plan() {
        Manifest manifest = TrustedSql.of(options.source().read(), options);
        try (Connection connection = connections.open("ballast check")) {
            DatabaseCatalog catalog = new DatabaseCatalog(connection);
            TemplateName name = check(manifest, catalog);
            return plan(name, catalog);
        } catch (SQLException e) {
            throw ServerError.during("looking at the server's databases", connections.settings(), e);
        }
    }

    /**
     * Makes the database.
     *
     * @throws BallastException (TARGET_REFUSED) when the database exists, the role may not create databases, or a database that is
     *     not Ballast's has the template's name; or as {@link BundleLoader#run} and {@link TargetVerifier#run} throw it. There is
     *     no database of the new name then
     */
    public RunReport run() {
        long began = System.nanoTime();
        Manifest manifest = TrustedSql.of(options.source().read(), options);
        try (DatabaseSession session = DatabaseSession.open(connections, "ballast clone " + database.name())) {
            working = session;
            TemplateName name = check(manifest, session.catalog());
            session.lock(name.lockKey(), name, progress);
            session.lock(name.cloneLockKey(), name, progress);
            check(manifest, session.catalog()); // what stood in the way may have come while this run waited
            copyWhatIsWhole(session, name, manifest);
            session.execute(database.take(name.unverified(), session.catalog()));
            return report(manifest, name, Duration.ofNanos(System.nanoTime() - began));
        } catch (SQLException e) {
            throw cancelled
                    ? stopped(e)
                    : ServerError.during("making database \"" + database.name() + "\"", connections.settings(), e);
        } finally {
            working = null;
        }
    }

    /**
     * Stops before the next step; a load or a copy under way stops within seconds, a verification runs to its end. What was not
     * verified is removed, now or by the next run.
     */
    public void cancel() {
        cancelled = true;
        maker.cancel();
        @Nullable DatabaseSession session = working;
        if (session != null) {
            session.cancel();
        }
    }

    private TemplateName check(Manifest manifest, DatabaseCatalog catalog) throws SQLException {
        TemplateName name = TemplateName.of(manifest, options, catalog.role().name(), database.name(), prefix);
        TemplateMaker.check(name, catalog);
        database.check(catalog);
        return name;
    }

    private ClonePlan plan(TemplateName name, DatabaseCatalog catalog) throws SQLException {
        TemplateState state = catalog.stateOf(name);
        boolean ready = state == TemplateState.READY;
        List<String> after = new ArrayList<>(ready ? List.of() : CloneSql.finishTemplate(name));
        after.addAll(CloneSql.copy(name, name.unverified(), catalog));
        after.addAll(database.take(name.unverified(), catalog));
        return new ClonePlan(
                database.name(),
                name.template(),
                state.reason(options.source().kind()),
                !ready,
                TemplateMaker.before(name, state),
                after);
    }

    /** Leaves a verified copy; from a template that stood ready, or from a new one where that turns out not to be whole. */
    private void copyWhatIsWhole(DatabaseSession session, TemplateName name, Manifest manifest) throws SQLException {
        TemplateState found = session.catalog().stateOf(name);
        makeReady(session, name, found);
        try {
            copy(session, name, manifest);
        } catch (BallastException e) {
            if (e.category() != ErrorCategory.DIFFERENCE_FOUND || found != TemplateState.READY) {
                throw e;
            }
            progress.note("Template " + name.template() + " no longer holds the "
                    + options.source().kind() + " and is made anew.");
            makeReady(session, name, TemplateState.OPENED);
            copy(session, name, manifest);
        }
    }

    private void makeReady(DatabaseSession session, TemplateName name, TemplateState state) throws SQLException {
        stopIfCancelled();
        try {
            phases.addAll(maker.make(session, name, state));
        } catch (BallastException e) {
            throw e.category() == ErrorCategory.INTERRUPTED ? stopped(e) : e.withReruns(MAKE_ANEW);
        }
    }

    private void copy(DatabaseSession session, TemplateName name, Manifest manifest) throws SQLException {
        stopIfCancelled();
        session.execute(CloneSql.drop(name.unverified()));
        long began = System.nanoTime();
        session.execute(CloneSql.copy(name, name.unverified(), session.catalog()));
        Duration wall = Duration.ofNanos(System.nanoTime() - began);
        phases.add(new PhaseTiming("CLONE", manifest.rows(), manifest.rawBytes(), wall, wall, 1));
        try {
            verify(connections.settings().withDatabase(name.unverified()));
            stopIfCancelled();
        } catch (BallastException e) {
            session.executeAfter(e, CloneSql.drop(name.unverified()));
            throw e;
        }
    }

    private void verify(ConnectionSettings copy) {
        if (options.verify() != VerifyLevel.NONE) {
            TargetVerifier verifier = new TargetVerifier(
                    copy, options.source(), options.schema(), options.jobs(), options.verify(), progress);
            phases.addAll(verifier.run().phases());
        }
    }

    private void stopIfCancelled() {
        if (cancelled) {
            throw stopped(null);
        }
    }

    private RunReport report(Manifest manifest, TemplateName name, Duration wall) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("dataset", Fact.text(manifest.dataset()));
        facts.put("database", Fact.text(database.name()));
        facts.put("schema", Fact.text(options.schema()));
        facts.put("template", Fact.text(name.template()));
        return new RunReport("load", options.source().name(), phases, facts, wall);
    }

    private BallastException stopped(@Nullable Exception last) {
        return new BallastException(
                ErrorCategory.INTERRUPTED,
                "The load was stopped. "
                        + (database.replaces() ? "Nothing has replaced" : "There is no") + " database \""
                        + database.name() + "\"; run the same command again.",
                last);
    }
}
