package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.TransactionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.WorkSession;
import io.ballast.loader.stage.Watchdog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexProgressIT {
    private static final int ROWS = 400_000;

    @TempDir
    private Path directory;

    private LoadTarget target;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void followsAnIndexWhileTheServerBuildsIt() throws Exception {
        target.execute("CREATE TABLE wide AS SELECT md5(i::text) AS key FROM generate_series(1, " + ROWS + ") AS i");
        RecordedPhase phase = new RecordedPhase();
        IndexProgress progress = new IndexProgress();
        Connections connections = new Connections(target.settings());
        Set<Long> seen = new TreeSet<>();
        try (WorkSession session = WorkSession.open(connections, new TransactionSettings(Map.of()), "ballast index")) {
            session.begin("index");
            progress.begin(session, new StepProgress(phase, ROWS));
            CompletableFuture<Void> build = CompletableFuture.runAsync(() -> create(session));
            while (!build.isDone()) {
                progress.look(target.connection());
                seen.add(phase.done.get());
            }
            build.join();
            progress.end(session);
        }
        assertThat(seen).anyMatch(rows -> rows > 0 && rows < ROWS);
    }

    /** Each phase adds up to what it said in the beginning, by the descriptor's numbers. */
    @Test
    void tellsHowFarEveryPhaseIs() {
        Bundle bundle = UsersBundle.write(directory, 200, 3);
        Map<String, RecordedPhase> phases = new ConcurrentHashMap<>();
        Map<String, String> totals = new ConcurrentHashMap<>();
        Progress recording = new Progress() {
            @Override
            public PhaseProgress start(String phase, long total, Unit unit) {
                totals.put(phase, total + " " + unit);
                return phases.computeIfAbsent(phase, name -> new RecordedPhase());
            }

            @Override
            public void note(String line) {
                throw new AssertionError(line);
            }
        };

        new BundleLoader(
                        target.settings(),
                        LoadOptions.of(directory).withJobs(2),
                        recording,
                        FailPoint.NONE,
                        Watchdog.PATIENCE)
                .run();

        assertThat(totals)
                .containsEntry("COPY", bundle.rawBytes() + " BYTES")
                .containsEntry("INDEX", 200 + 3 * 400 + 2 * 200 + " ROWS")
                .containsEntry("CONSTRAIN", 400 + 200 + " ROWS")
                .containsEntry("ANALYZE", "3 STEPS")
                .containsEntry("VERIFY", bundle.rows() + " ROWS");
        totals.forEach((phase, total) -> assertThat(total).as(phase).startsWith(phases.get(phase).done + " "));
    }

    private static void create(WorkSession session) {
        try {
            session.execute(List.of("CREATE INDEX ON public.wide (key)"));
            session.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class RecordedPhase implements PhaseProgress {
        private final AtomicLong done = new AtomicLong();

        @Override
        public void advance(long amount) {
            done.addAndGet(amount);
        }

        @Override
        public void close() {
            // What was told counts.
        }
    }
}
