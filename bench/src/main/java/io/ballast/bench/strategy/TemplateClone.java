package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import io.ballast.bench.source.Workload;
import io.ballast.common.progress.Progress;
import io.ballast.common.schema.SqlText;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.template.CloneLoader;
import io.ballast.loader.template.ClonePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code ballast load --template}, when the template is there: the first load of it is not in the clock. Remembers the template it
 * made, and leaves one that it found.
 */
final class TemplateClone implements Strategy {
    private static final String COPY = "ballast_bench_copy";

    private final StrategyTraits traits;
    private @Nullable String madeTemplate;

    TemplateClone(StrategyTraits traits) {
        this.traits = traits;
    }

    @Override
    public StrategyTraits traits() {
        return traits;
    }

    @Override
    public String database() {
        return COPY;
    }

    @Override
    public boolean bringsOwnCommit() {
        return true;
    }

    @Override
    public void prepare(ConnectionSettings server, Workload workload, Consumer<Runnable> onCancel) {
        CloneLoader loader = loader(server, workload, Progress.silent());
        ClonePlan plan = loader.plan();
        madeTemplate = plan.loadsTemplate() ? plan.template() : null;
        onCancel.accept(loader::cancel);
        loader.run();
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        PhaseMarks marks = new PhaseMarks(task, "CLONE");
        CloneLoader loader = loader(task.server(), task.workload(), marks);
        task.onCancel().accept(loader::cancel);
        loader.run();
        marks.rethrow();
        task.recorder().addRows(task.workload().bundle().rows());
        task.recorder().endPhase("PUBLISH", false);
        task.recorder().committed();
    }

    @Override
    public void cleanUp(ConnectionSettings server) throws SQLException {
        if (madeTemplate == null) {
            return;
        }
        String template = SqlText.name(madeTemplate);
        try (Connection connection = new Connections(server).open("bench control")) {
            Tables.executeAll(
                    connection,
                    List.of(
                            "ALTER DATABASE " + template + " IS_TEMPLATE false",
                            "DROP DATABASE " + template + " WITH (FORCE)"));
        }
        madeTemplate = null;
    }

    private static CloneLoader loader(ConnectionSettings server, Workload workload, Progress progress) {
        return new CloneLoader(server, COPY, LoadOptions.of(workload.directory()), progress);
    }
}
