package io.ballast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.report.Progress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerEndIT {
    @TempDir
    private Path folder;

    @Test
    void endsWithAJvmThatIsKilled() throws Exception {
        HeldServer held = HeldServer.start();
        held.jvm().destroyForcibly().waitFor();
        waitUntil(() -> !held.serverRuns());
        waitUntil(() -> !held.directory().toFile().exists());
    }

    @Test
    void endsWithAJvmThatIsAskedToStop() throws Exception {
        HeldServer held = HeldServer.start();
        held.jvm().destroy();
        assertThat(held.jvm().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(held.jvm().exitValue()).isEqualTo(143);
        assertThat(held.directory()).doesNotExist();
        waitUntil(() -> !held.serverRuns());
    }

    @Test
    void leavesAKeptClusterInGoodOrderWhenTheJvmIsKilled() throws Exception {
        HeldServer held = HeldServer.start(folder.toString());
        held.jvm().destroyForcibly().waitFor();
        waitUntil(() -> !held.serverRuns());
        try (EmbeddedServer server = EmbeddedServer.start(Optional.of(folder), Progress.silent())) {
            assertThat(server.directory().resolve("server.log"))
                    .content()
                    .contains("database system was shut down at")
                    .doesNotContain("automatic recovery in progress");
        }
    }

    @Test
    void refusesADirectoryThatAnotherProcessHolds() throws Exception {
        HeldServer held = HeldServer.start(folder.toString());
        try {
            assertThatThrownBy(() -> EmbeddedServer.start(Optional.of(folder), Progress.silent()))
                    .hasMessage("The embedded server in " + folder + " is in use by another Ballast."
                            + " Wait for its end, or name another directory.");
            assertThat(held.serverRuns()).isTrue();
        } finally {
            held.jvm().destroy();
            held.jvm().waitFor();
        }
    }

    @Test
    void refusesAClusterThatAServerRunsOn() throws Exception {
        ServerCluster cluster = startOnItsOwn();
        try {
            assertThatThrownBy(() -> EmbeddedServer.start(Optional.of(folder), Progress.silent()))
                    .hasMessageMatching("A server runs in \\Q" + folder
                            + "\\E already \\(process \\d+, port \\d+\\)\\. Stop it, or name another directory\\.");
            assertThat(cluster.isRunning()).isTrue();
        } finally {
            cluster.stop(ServerCluster.StopMode.FAST);
        }
    }

    @Test
    void recoversAClusterWhoseServerCrashed() throws Exception {
        ServerCluster cluster = startOnItsOwn();
        cluster.stop(ServerCluster.StopMode.IMMEDIATE);
        try (EmbeddedServer server = EmbeddedServer.start(Optional.of(folder), Progress.silent())) {
            assertThat(server.directory().resolve("server.log")).content().contains("automatic recovery in progress");
        }
    }

    /** A server on the cluster of an embedded one, but started by other means. */
    private ServerCluster startOnItsOwn() {
        EmbeddedServer.start(Optional.of(folder), Progress.silent()).close();
        ServerCluster cluster = new ServerCluster(
                ServerBinaries.ofClassPath(Progress.silent()), folder.resolve("data"), folder.resolve("server.log"));
        cluster.start();
        return cluster;
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 30 s in vain").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
