package io.ballast.loader.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.LoadTarget;
import io.ballast.loader.plan.TransactionSettings;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.WorkSession;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaleSessionsIT {
    private LoadTarget target;
    private WorkSession own;
    private WorkSession stale;
    private WorkSession other;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        own = open("ballast load 1111aaaa");
        stale = open("ballast load 2222bbbb");
        other = open("ballast load 3333cccc");
    }

    @AfterEach
    void close() throws SQLException {
        own.close();
        stale.abort();
        other.close();
        target.close();
    }

    /** The question is asked inside of a transaction, which must not go on seeing what it saw first. */
    @Test
    void endsThoseOfADeadLoaderAndLeavesOthersAlone() throws SQLException {
        stale.begin("index");
        other.begin("index");

        StaleSessions.end(own.begin("check"), "ballast load 2222bbbb");

        assertThatThrownBy(() -> stale.commit()).isInstanceOf(SQLException.class);
        other.commit();
        own.commit();
        assertThat(target.texts("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '%2222bbbb%'"))
                .containsExactly("0");
    }

    /** What they do is hidden from a role that may not end them either: nothing is begun beside them. */
    @Test
    void namesThoseOfARoleThatItMayNotEnd() throws SQLException {
        String role = "plain_" + target.database().name();
        target.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        ConnectionSettings plain = new ConnectionSettings(
                target.settings().hosts(),
                target.settings().database(),
                role,
                "x",
                target.settings().tls(),
                Map.of());
        stale.begin("copy t-00000.csv");
        try (WorkSession mine = open(plain, "ballast load 4444dddd")) {
            assertThatThrownBy(() -> StaleSessions.end(mine.begin("check"), "ballast load 2222bbbb"))
                    .isInstanceOf(BallastException.class)
                    .hasMessageMatching("Sessions of a loader that is gone are still at work: pid \\d+ \\(ballast load"
                            + " 2222bbbb copy t-00000\\.csv\\) of role \""
                            + target.database().user()
                            + "\"\\. Wait until they have ended, or let their role or a superuser end them with"
                            + " pg_terminate_backend\\.")
                    .extracting(e -> ((BallastException) e).category())
                    .isEqualTo(ErrorCategory.TARGET_BUSY);
        } finally {
            target.execute("DROP ROLE " + role);
        }
        stale.commit();
    }

    private WorkSession open(String name) {
        return open(target.settings(), name);
    }

    private static WorkSession open(ConnectionSettings settings, String name) {
        return WorkSession.open(new Connections(settings), new TransactionSettings(Map.of()), name);
    }
}
