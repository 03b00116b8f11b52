package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import java.sql.SQLException;

/** {@code ballast load} with its defaults, in this process: its checks, its journal and its count of the rows are in it. */
record BallastLoad() implements Strategy {
    @Override
    public StrategyTraits traits() {
        return StrategyTraits.of(StrategyTraits.BASELINE, "ballast load as users run it", 400_000)
                .inParallel();
    }

    @Override
    public boolean bringsOwnCommit() {
        return true;
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        RecordingProgress progress = new RecordingProgress(task);
        LoadOptions options = LoadOptions.of(task.workload().source()).withJobs(task.jobs());
        BundleLoader loader = new BundleLoader(task.server(), options, progress);
        task.onCancel().accept(loader::cancel);
        loader.run();
        progress.rethrow();
        task.recorder().endPhase("PUBLISH", false);
    }
}
