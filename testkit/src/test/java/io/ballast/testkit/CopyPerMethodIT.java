package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Methods that destroy what the others read, in parallel. */
@BallastDatabase(
        value = "/library.yaml",
        scale = 0.5,
        per = BallastDatabase.Per.METHOD,
        provider = ProvidedServer.class)
@Execution(ExecutionMode.CONCURRENT)
class CopyPerMethodIT {
    @FromBallast
    private ClonedDatabase database;

    @RepeatedTest(6)
    void findsTheDatasetUntouched(Connection session) throws SQLException {
        assertThat(session.getCatalog()).isEqualTo(database.name());
        assertThat(Rows.count(session, "readers")).isEqualTo(100);
        Rows.deleteAll(session, "loans");
        Rows.deleteAll(session, "readers");
    }
}
