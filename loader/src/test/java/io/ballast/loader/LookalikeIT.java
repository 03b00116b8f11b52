package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose own catalog answers as other servers do. */
class LookalikeIT {
    @TempDir
    private Path directory;

    private LoadTarget target;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        UsersBundle.write(directory, 10, 1);
        options = LoadOptions.of(directory).withJobs(1);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void refusesAServerThatCommitsByItself() throws SQLException {
        target.execute("CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql AS"
                + " $$SELECT 'PostgreSQL 15.12-YB-2025.1.0.0-b0 on x86_64-pc-linux-gnu'$$");

        assertThatThrownBy(() -> target.load(options))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.TARGET_REFUSED))
                .hasMessage(
                        "The server is YugabyteDB (PostgreSQL 15.12-YB-2025.1.0.0-b0 on x86_64-pc-linux-gnu), which commits"
                                + " a COPY every 20,000 rows by itself, so that a shard that fails stays half loaded. Ballast loads"
                                + " into PostgreSQL. Load with YugabyteDB's own tools: the bundle's shards are CSV.");
        assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast%'"))
                .isEmpty();
    }

    @Test
    void tellsWhatIsOtherwiseInItsKin() throws SQLException {
        target.execute("UPDATE pg_catalog.pg_extension SET extname = 'citus' WHERE extname = 'plpgsql'");
        target.execute("CREATE FUNCTION pg_catalog.aurora_version() RETURNS text LANGUAGE sql AS $$SELECT '15.4.0'$$");

        assertThat(target.loader(options, FailPoint.NONE).plan().findings())
                .contains(
                        "The server is Amazon Aurora, which stores its write-ahead log and makes pages of that: FREEZE and"
                                + " wal_level = minimal are without effect there, and logged staging tables fit, with their"
                                + " many streams.",
                        "Citus is installed here, and the new tables are ordinary ones of this node. Distribute them"
                                + " afterwards (create_distributed_table), or make distributed tables first and load in"
                                + " mode append. Rows are then written once more, and FREEZE is without effect: logged"
                                + " staging tables fit.");
    }
}
