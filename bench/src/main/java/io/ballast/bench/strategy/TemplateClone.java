package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.template.CloneLoader;
import io.ballast.loader.template.NewDatabase;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * {@code ballast load --template}, when the template is there: the first load of it is not in the clock. The template is the
 * benchmark's own, and its name says so.
 */
record TemplateClone() implements Strategy {
    /** Its digits distinguish it from what anybody else would call a database. */
    private static final String COPY =
            DATABASE + "_copy_" + Sha256.hex(DATABASE).substring(0, 16);

    @Override
    public StrategyTraits traits() {
        return StrategyTraits.of(
                "template-clone",
                "second and later loads: a copy of a template database that was loaded once",
                1_000_000);
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

    private static CloneLoader loader(ConnectionSettings server, Workload workload, Progress progress) {
        return new CloneLoader(server, NewDatabase.named(COPY), DATABASE, LoadOptions.of(workload.source()), progress);
    }
}
