package io.ballast.introspect.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random schemas, each taken from the database to a spec, to a bundle, to loaded tables. Whatever a schema holds, there is a spec
 * that works, or a refusal that names what stands against it.
 */
class RandomSchemasIT {
    private static final int LANES = 2;

    /** How many; with -Dballast.schemas=5000 others, and from another seed on with -Dballast.schemas.seed=77. */
    private static final int SCHEMAS =
            Integer.getInteger("ballast.schemas", "true".equals(System.getenv("CI")) ? 200 : 25);

    private static final long FIRST_SEED = Long.getLong("ballast.schemas.seed", 1);

    /** Of fewer, most statements may be lost by chance. */
    private static final int ENOUGH = 20;

    /** Goes on after a failure, to know all of them; the first is thrown in the end. */
    private static final boolean ALL = Boolean.getBoolean("ballast.schemas.all");

    @Test
    void anySchemaBecomesTablesOrIsRefusedByName(@TempDir Path directory) throws Exception {
        AtomicLong next = new AtomicLong(FIRST_SEED);
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            Path own = directory.resolve("lane" + i);
            running.add(lanes.submit(() -> lane(next, failed, own)));
        }
        try {
            for (Future<?> lane : running) {
                lane.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError error) {
                throw error;
            }
            throw e;
        } finally {
            lanes.shutdown();
        }
    }

    private static Void lane(AtomicLong next, AtomicBoolean failed, Path directory) throws Exception {
        AssertionError first = null;
        try (RandomTrial trial = new RandomTrial(directory)) {
            long seed = next.getAndIncrement();
            while (seed < FIRST_SEED + SCHEMAS && (ALL || !failed.get())) {
                try {
                    trial.run(seed);
                } catch (Exception | AssertionError e) {
                    failed.set(true);
                    AssertionError told = new AssertionError(
                            "schema of seed " + seed + "; to see it again: -Dballast.schemas=1 -Dballast.schemas.seed="
                                    + seed + "\n" + trial.told(),
                            e);
                    if (ALL) {
                        told.printStackTrace();
                    }
                    first = first == null ? told : first;
                }
                seed = next.getAndIncrement();
            }
            assertThat(trial.shareOfStatements())
                    .as("share of the statements that worked")
                    .isGreaterThan(SCHEMAS < ENOUGH ? 0 : 0.4);
        }
        if (first != null) {
            throw first;
        }
        return null;
    }
}
