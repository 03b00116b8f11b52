package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.progress.Progress;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that breaks, wherever it does: the load reconnects by itself and ends with exactly the bundle. */
class CutConnectionIT {
    /** At how many places a load is cut; more with -Dballast.cuts=100. */
    private static final int CUTS = Integer.getInteger("ballast.cuts", 12);

    /** What the first session sends until it stands, at the most. */
    private static final int FIRST_SESSION_BYTES = 3000;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    private Bundle bundle;
    private LoadOptions options;
    private final List<Trial> trials = new ArrayList<>();

    @BeforeEach
    void write() {
        bundle = UsersBundle.write(directory, 100, 2);
        options = LoadOptions.of(directory).withJobs(2);
    }

    @AfterEach
    void close() throws Exception {
        for (Trial trial : trials) {
            trial.close();
        }
    }

    /** A load whose bytes are counted, so that the grid covers all of one. */
    @Test
    void endsCompleteWhereverItIsCut() throws Exception {
        long bytes = new Trial().run(options).bytesToServer();
        for (int i = 0; i < CUTS; i++) {
            Trial trial = new Trial();
            trial.proxy.cutAt(1 + i * (bytes - 1) / CUTS);
            assertThat(trial.run(options).broken()).as("cut %s", i).isTrue();
            trial.close();
        }
    }

    @Test
    void endsCompleteWhenItIsCutBetweenMessages() throws Exception {
        LoadOptions alone = options.withJobs(1);
        List<Long> borders = new Trial().run(alone).borders();
        for (int i = 0; i < borders.size(); i += 1 + borders.size() / Math.max(8, CUTS / 2)) {
            Trial trial = new Trial();
            trial.proxy.cutAt(borders.get(i));
            trial.run(alone);
            trial.close();
        }
    }

    /** Commit unknown: the journal is asked, and nothing comes twice. For k = 1, 2, 3 … until a load has fewer commits. */
    @ParameterizedTest
    @EnumSource(
            value = StagingChoice.class,
            names = {"LOGGED", "UNLOGGED"})
    void endsCompleteWhenTheAnswerToACommitIsLost(StagingChoice staging) throws Exception {
        boolean lost = true;
        for (int commit = 1; lost; commit += 3) {
            Trial trial = new Trial();
            trial.proxy.loseAnswerToCommit(commit);
            lost = trial.run(options.withStaging(staging)).broken();
            trial.close();
        }
    }

    /** In the middle of a shard, and early, where the connection that holds the lock is likely to be the one. */
    @ParameterizedTest
    @ValueSource(doubles = {0.08, 0.6})
    void endsCompleteWhenTheNetworkSwallowsAConnection(double part) throws Exception {
        long bytes = new Trial().run(options).bytesToServer();
        Trial trial = new Trial();
        trial.proxy.swallowAt((long) (part * bytes));

        trial.load(options);

        assertThat(trial.proxy.broken()).isTrue();
        trial.proxy.close(); // the server learns only now that the swallowed session is gone
        new Judge(directory, bundle).acceptsIn(trial.target.connection(), "public");
    }

    /** One load through a proxy that may break once. */
    private final class Trial implements AutoCloseable {
        private final LoadTarget target;
        private final CutProxy proxy;
        private boolean closed;

        Trial() throws SQLException, IOException {
            target = new LoadTarget();
            proxy = new CutProxy(target.database().host(), target.database().port());
            trials.add(this);
        }

        CutProxy run(LoadOptions with) throws SQLException {
            try {
                load(with);
            } catch (BallastException e) {
                // A connection that breaks before the first one stands is no reason to try again.
                assertThat(e.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
                assertThat(proxy.bytesToServer()).isLessThan(FIRST_SESSION_BYTES);
                load(with);
            }
            new Judge(directory, bundle).acceptsIn(target.connection(), "public");
            return proxy;
        }

        private void load(LoadOptions with) {
            new BundleLoader(
                            target.settings("127.0.0.1", proxy.port()),
                            with,
                            Progress.silent(),
                            FailPoint.NONE,
                            PATIENCE)
                    .run();
        }

        @Override
        public void close() throws SQLException, IOException {
            if (!closed) {
                closed = true;
                proxy.close();
                target.close();
            }
        }
    }
}
