package io.ballast.loader.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.loader.LoadTarget;
import io.ballast.loader.plan.TransactionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.WorkSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchdogIT {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Sql ACTIVITY = new Sql("SELECT count(*) FROM pg_catalog.pg_stat_activity");

    private final BlockingQueue<BallastException> lost = new LinkedBlockingQueue<>();
    private LoadTarget target;
    private WorkSession monitor;
    private WorkSession worker;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        monitor = open("ballast monitor");
        worker = open("ballast worker");
    }

    @AfterEach
    void close() throws SQLException {
        monitor.close();
        worker.close();
        target.close();
    }

    /** An index of a large table takes longer than any patience, and its session may be younger than the monitor's first look. */
    @Test
    void leavesASessionAloneThatTheServerWorksFor() throws SQLException {
        ACTIVITY.rows(monitor.begin("looks"), row -> row.getInt(1));
        worker.close();
        worker = open("ballast younger worker");
        worker.begin("builds");
        Watchdog watchdog = watchdog();
        worker.execute(List.of("SELECT pg_sleep(2.5)"));
        worker.commit();
        watchdog.close();
        assertThat(lost).isEmpty();
    }

    @Test
    void dropsASessionThatTheServerWaitsFor() throws Exception {
        monitor.begin("looks");
        Watchdog watchdog = watchdog();
        worker.begin("says nothing more");
        Thread.sleep(3 * PATIENCE.toMillis());
        assertThatThrownBy(() -> worker.commit()).isInstanceOf(SQLException.class);
        watchdog.close();
        assertThat(lost).isEmpty();
    }

    @Test
    void tellsWhenItCannotSeeAnyMore() throws Exception {
        monitor.begin("looks");
        int pid = monitor.backendPid();
        Watchdog watchdog = watchdog();
        target.execute("SELECT pg_terminate_backend(" + pid + ")");
        BallastException reason = lost.poll(10, TimeUnit.SECONDS);
        assertThat(reason).hasMessageStartingWith("The connection was lost while looking after the load (");
        watchdog.close();
    }

    private WorkSession open(String name) {
        return WorkSession.open(new Connections(target.settings()), new TransactionSettings(Map.of()), name);
    }

    private Watchdog watchdog() {
        return new Watchdog(monitor, target.settings(), PATIENCE, () -> List.of(worker), connection -> {}, lost::add);
    }
}
