package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.datapackage.ExternalSource;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external Data Package, in files that are journaled one by one. */
class ExternalResumeIT {
    private static final int FILES = 4;
    private static final int ROWS = 500;

    @TempDir
    private Path directory;

    private LoadTarget target;

    @BeforeEach
    void write() throws IOException, SQLException {
        target = new LoadTarget();
        StringBuilder paths = new StringBuilder();
        for (int file = 0; file < FILES; file++) {
            StringBuilder csv = new StringBuilder("id;name\n");
            for (int row = 0; row < ROWS; row++) {
                csv.append(file * ROWS + row).append(";'name ''").append(row).append("'''\n");
            }
            Files.writeString(directory.resolve(file + ".csv"), csv);
            paths.append(file == 0 ? "" : ", ").append("\"").append(file).append(".csv\"");
        }
        Files.writeString(directory.resolve("datapackage.json"), """
                {"name": "others", "resources": [{"name": "t", "path": [%s], "dialect": {"delimiter": ";", "quoteChar": "'"},
                 "schema": {"fields": [{"name": "id", "type": "integer"}, {"name": "name", "type": "string"}],
                 "primaryKey": "id"}}]}""".formatted(paths));
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void goesOnWithTheFilesThatAreLeft() throws SQLException {
        stopAfterTwoFiles();
        assertThat(target.texts("SELECT count(*) FROM ballast_journal.shards WHERE rows = 500"))
                .containsExactly("2");

        target.load(options().withStart(StartMode.RESUME));

        assertThat(target.texts("SELECT count(*) || ' ' || count(DISTINCT id) || ' ' || max(name) FROM t"))
                .containsExactly("2000 2000 name '99'");
        assertThat(target.texts("SELECT DISTINCT load_id::text FROM ballast_journal.shards"))
                .hasSize(1);
    }

    @Test
    void refusesToGoOnWithAFileOfOtherBytesOrReadInAnotherWay() throws IOException, SQLException {
        stopAfterTwoFiles();
        String descriptor = Files.readString(directory.resolve("datapackage.json"));
        Files.writeString(
                directory.resolve("datapackage.json"),
                descriptor.replace("\"id\", \"type\"", "\"id\", \"title\": \"x\", \"type\""));
        assertRefusesToResume();
        Files.writeString(directory.resolve("datapackage.json"), descriptor);

        String csv = Files.readString(directory.resolve("0.csv"));
        Files.writeString(directory.resolve("0.csv"), csv.replace("name ''7'", "name ''8'"));
        assertRefusesToResume();
    }

    private void assertRefusesToResume() {
        LoadOptions resuming = options().withStart(StartMode.RESUME);
        assertThatThrownBy(() -> target.load(resuming))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.TARGET_REFUSED))
                .hasMessageContaining(
                        " of dataset \"others\" into schema \"public\" is unfinished and fills some of the same tables");
    }

    private void stopAfterTwoFiles() {
        AtomicInteger commits = new AtomicInteger();
        FailPoint stop = place -> {
            if (place.equals("copy: after commit") && commits.incrementAndGet() == 2) {
                throw new IllegalStateException("stopped");
            }
        };
        assertThatThrownBy(() -> target.loader(options().withJobs(1), stop).run())
                .hasMessage("stopped");
    }

    private LoadOptions options() {
        return LoadOptions.of(ExternalSource.of(directory))
                .withJobs(2)
                .withVerify(VerifyLevel.FULL)
                .withStaging(StagingChoice.LOGGED); // one file, one transaction
    }
}
