package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The way by Docker Compose that the README shows, with the real tool. */
@EnabledIf("io.ballast.cli.ComposeProject#expected")
class ComposeIT {
    /** With what quoting gets wrong. */
    private static final String PASSWORD = "it's a \"pass word\" $x";

    private static ComposeProject project;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void composeUp() throws InterruptedException {
        project = new ComposeProject(PASSWORD);
        project.run("--profile", "pooler", "up", "-d");
        project.awaitHealthy("postgres", "pooler");
        assertThat(ballast(project.databasePort())
                        .run("generate", "users", "--rows", "users=2k", "-o", "bundle", "-q")
                        .exitCode())
                .isZero();
    }

    @AfterAll
    static void composeDown() {
        project.close();
    }

    @Test
    void loadsAndAnalyzes() {
        BallastJar ballast = ballast(project.databasePort());
        BallastJar.Result load = ballast.run("load", "bundle", "--schema", "direct", "--verify", "full", "-q");
        assertThat(load.err()).isEmpty();
        assertThat(load.exitCode()).isZero();
        assertThat(ballast.run("analyze", "--schema", "direct").out())
                .containsPattern("users +2,000 ")
                .contains("each on average");
    }

    @Test
    void loadsThroughThePooler() {
        BallastJar ballast = ballast(project.poolerPort());
        BallastJar.Result load = ballast.run("load", "bundle", "--schema", "pooled", "--verify", "full", "-q");
        assertThat(load.err()).isEmpty();
        assertThat(load.exitCode()).isZero();
        assertThat(ballast.run("status").out()).contains(" published ").contains("10,000/10,000");
    }

    private static BallastJar ballast(int port) {
        return new BallastJar(
                directory,
                Map.of("PGPASSWORD", PASSWORD, "BALLAST_DB", "postgresql://ballast@localhost:" + port + "/ballast"));
    }
}
