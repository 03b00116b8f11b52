package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.plan.LoadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two loaders that begin at the same moment: one loads, the other waits for nothing and says why. */
class RacingLoadersIT {
    /** How often they race; more with -Dballast.races=50. */
    private static final int RACES = Trials.number("races", 12, 25);

    @TempDir
    private Path directory;

    @Test
    void neverMix() throws Exception {
        Bundle bundle = UsersBundle.write(directory, 100, 2);
        LoadOptions options = LoadOptions.of(directory).withJobs(2);
        ExecutorService runners = Executors.newCachedThreadPool();
        Trials.each(Trials.spread(1, RACES, RACES), (race, target) -> {
            CyclicBarrier start = new CyclicBarrier(2);
            Callable<String> loader = () -> {
                start.await();
                try {
                    target.load(options);
                    return "loaded";
                } catch (BallastException e) {
                    return e.category().name();
                }
            };
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : runners.invokeAll(List.of(loader, loader))) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes)
                    .contains("loaded")
                    .containsAnyOf(ErrorCategory.TARGET_BUSY.name(), ErrorCategory.TARGET_REFUSED.name());
            new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        });
        runners.shutdown();
    }
}
