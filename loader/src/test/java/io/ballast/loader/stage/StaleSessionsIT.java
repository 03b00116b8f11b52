package io.ballast.loader.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.loader.LoadTarget;
import io.ballast.loader.plan.TransactionSettings;
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

    private WorkSession open(String name) {
        return WorkSession.open(new Connections(target.settings()), new TransactionSettings(Map.of()), name);
    }
}
