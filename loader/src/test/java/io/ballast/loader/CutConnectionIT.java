package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that breaks, wherever it does: the load reconnects by itself and ends with exactly the bundle. */
class CutConnectionIT {
    /** At how many bytes, and between how many messages, a load is cut; more with -Dballast.cuts=100. */
    private static final int CUTS = Trials.number("cuts", 12, 30);

    /** How many connections are stalled; more with -Dballast.stalls=12. */
    private static final int STALLS = Trials.number("stalls", 3, 6);

    /** Of the COMMITs of a load, each n-th loses its answer; every one with -Dballast.commits=1. */
    private static final int COMMIT_STEP = Trials.number("commits", 3, 1);

    /** More than a load has COMMITs. */
    private static final int MAX_COMMITS = 200;

    /** What the first session sends until it stands, at the most. */
    private static final int FIRST_SESSION_BYTES = 3000;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    private Bundle bundle;
    private LoadOptions options;

    @BeforeEach
    void write() {
        bundle = UsersBundle.write(directory, 100, 2);
        options = LoadOptions.of(directory).withJobs(2);
    }

    /** A load whose bytes are counted comes first, so that the grid covers all of one, but for what another may not send. */
    @Test
    void endsCompleteWhereverItIsCut() throws Exception {
        long bytes = uncut(options).bytesToServer();
        AtomicInteger cuts = new AtomicInteger();
        Trials.each(Trials.spread(1, bytes - 1, CUTS), (place, target) -> {
            try (CutProxy proxy = proxy(target).cutAt(place)) {
                loads(options, target, proxy);
                cuts.addAndGet(proxy.broken() ? 1 : 0);
            }
        });
        assertThat(cuts.get()).isGreaterThan(CUTS * 3 / 4);
    }

    @Test
    void endsCompleteWhenItIsCutBetweenMessages() throws Exception {
        LoadOptions alone = options.withJobs(1);
        List<Long> borders = uncut(alone).borders();
        assertThat(borders).hasSizeGreaterThan(100);
        Trials.each(Trials.spread(borders, CUTS), (place, target) -> {
            try (CutProxy proxy = proxy(target).cutAt(place)) {
                loads(alone, target, proxy);
            }
        });
    }

    /** Commit unknown: the journal is asked, and nothing comes twice. For k = 1, 2, 3 … until a load has fewer commits. */
    @ParameterizedTest
    @EnumSource(
            value = StagingChoice.class,
            names = {"LOGGED", "UNLOGGED"})
    void endsCompleteWhenTheAnswerToACommitIsLost(StagingChoice staging) throws Exception {
        AtomicInteger last = new AtomicInteger(MAX_COMMITS);
        List<Integer> commits = IntStream.iterate(1, k -> k < MAX_COMMITS, k -> k + COMMIT_STEP)
                .boxed()
                .toList();
        Trials.each(commits, (commit, target) -> {
            if (commit > last.get()) {
                return;
            }
            try (CutProxy proxy = proxy(target).loseAnswerToCommit(commit)) {
                loads(options.withStaging(staging), target, proxy);
                if (!proxy.broken()) {
                    last.accumulateAndGet(commit, Math::min);
                }
            }
        });
        assertThat(last.get()).isBetween(20, MAX_COMMITS - 1);
    }

    /** Early, where the connection that holds the lock is likely to be the one, in the middle of a shard, and to the end. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void endsCompleteWhenTheNetworkStallsAConnection() throws Exception {
        long bytes = uncut(options).bytesToServer();
        Trials.each(Trials.spread(bytes / 50, bytes * 9 / 10, STALLS), (place, target) -> {
            try (CutProxy proxy = proxy(target).stallAt(place)) {
                load(options, target, proxy);
                assertThat(proxy.broken()).isTrue();
            } // closing it lets the server learn that the stalled session is gone
            new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        });
    }

    private CutProxy uncut(LoadOptions with) throws SQLException, IOException {
        try (LoadTarget target = new LoadTarget();
                CutProxy proxy = proxy(target)) {
            loads(with, target, proxy);
            return proxy;
        }
    }

    private static CutProxy proxy(LoadTarget target) throws IOException {
        return new CutProxy(target.database().host(), target.database().port());
    }

    /** Loads through a proxy that may break once, and judges. */
    private void loads(LoadOptions with, LoadTarget target, CutProxy proxy) throws SQLException {
        try {
            load(with, target, proxy);
        } catch (BallastException e) {
            // A connection that breaks before the first one stands is no reason to try again.
            assertThat(e.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
            assertThat(proxy.bytesToServer()).isLessThan(FIRST_SESSION_BYTES);
            load(with, target, proxy);
        }
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    private static void load(LoadOptions with, LoadTarget target, CutProxy proxy) {
        new BundleLoader(target.settings("127.0.0.1", proxy.port()), with, Progress.silent(), FailPoint.NONE, PATIENCE)
                .run();
    }
}
