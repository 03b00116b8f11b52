package io.ballast.loader.template;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.ConnectionSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a bundle's template where none stands ready. Only {@link #cancel} may be called from another thread. */
final class TemplateMaker {
    private final ConnectionSettings server;
    private final LoadOptions options;
    private final Progress progress;
    private volatile @Nullable BundleLoader loading;
    private volatile boolean cancelled;

    TemplateMaker(ConnectionSettings server, LoadOptions options, Progress progress) {
        this.server = server;
        this.options = options;
        this.progress = progress;
    }

    /** Refuses a role that may not make databases, and a database that has the template's name and is not Ballast's. */
    static TemplateState check(TemplateName name, DatabaseCatalog catalog) throws SQLException {
        DatabaseCatalog.Role role = catalog.role();
        if (!role.mayCreate()) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Role \"" + role.name() + "\" may not create databases, and a copy of a template is one:"
                            + " ALTER ROLE … CREATEDB grants it.");
        }
        TemplateState state = catalog.stateOf(name);
        if (state == TemplateState.FOREIGN) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Database \"" + name.template() + "\" has the name of the template that is needed, but Ballast has"
                            + " not made it. Rename or drop it.");
        }
        return state;
    }

    /** The statements before the load of a template that stands as {@code state} says; none where it is ready. */
    static List<String> before(TemplateName name, TemplateState state) {
        List<String> statements = new ArrayList<>();
        if (state != TemplateState.READY) {
            statements.addAll(state == TemplateState.MISSING ? List.of() : CloneSql.dropTemplate(name.template()));
            statements.addAll(CloneSql.createTemplate(name));
        }
        return statements;
    }

    /**
     * Leaves a template that stands ready. The session holds the template's lock.
     *
     * @param state what was found under that lock
     * @return the phases of the load; none where the template stood ready
     */
    List<PhaseTiming> make(DatabaseSession session, TemplateName name, TemplateState state) throws SQLException {
        if (state == TemplateState.READY) {
            return List.of();
        }
        session.execute(before(name, state));
        BundleLoader loader = new BundleLoader(server.withDatabase(name.template()), options, progress);
        loading = loader;
        if (cancelled) {
            loader.cancel();
        }
        try {
            List<PhaseTiming> phases = loader.run().phases();
            session.execute(CloneSql.finishTemplate(name));
            return phases;
        } finally {
            loading = null;
        }
    }

    void cancel() {
        cancelled = true;
        @Nullable BundleLoader loader = loading;
        if (loader != null) {
            loader.cancel();
        }
    }
}
