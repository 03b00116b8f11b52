package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the load job refuses before it asks a cluster or a server. No unit test, as the Hadoop of Spark 4.0 does not start on JDK 24 and later. */
class LoadUsageIT {
    private static final String TARGET = "postgresql://app@127.0.0.1:1/shop";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private PrintStream before;

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        before = System.err;
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setErr(before);
        System.clearProperty("spark.executorEnv.PGPASSWORD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--staging=freeze|--staging: on a cluster, staging tables are always logged, as each shard is a transaction of its own",
                "--template|--template: a cluster loads into a database that is there; use ballast load",
                "--csv=x.csv|--csv: a cluster loads bundles; use ballast load for bare files",
                "--rows=users=1|--rows: a cluster loads bundles; make one first, which may be virtual",
                "--report=x|--report: the job has no such option; --json prints the same",
                "--mode=fill|--mode fill: expected create, replace, append",
                "--jobs=101|--jobs 101: expected 1 to 100",
                "--wire=json|--wire json: expected auto, binary, csv",
                "--maintenance-work-mem=1kB|--maintenance-work-mem: \"1kB\" is not an amount of memory that PostgreSQL takes; write 64MB or 1GB, from 1MB up",
                "--password-file=/missing|--password-file /missing: there is no such file on the driver",
                "--surprise|Unknown option: '--surprise'",
            })
    void refusesByName(String option, String message) {
        assertThat(Load.run(directory.toString(), "--db", TARGET, option)).isEqualTo(2);

        assertThat(lines()).contains("ballast-spark: " + message);
    }

    @Test
    void refusesContradictions() {
        assertThat(Load.run(directory.toString(), "--db", TARGET, "--resume", "--restart"))
                .isEqualTo(2);
        assertThat(lines()).contains("ballast-spark: --resume and --restart contradict each other: choose one");
    }

    @Test
    void refusesAServerThatNoClusterReaches() {
        assertThat(Load.run(directory.toString(), "--db", "embedded")).isEqualTo(2);
        assertThat(lines())
                .contains(
                        "ballast-spark: --db embedded: the machines of a cluster cannot reach a server of this process;"
                                + " give postgresql://…");
    }

    @Test
    void refusesAPasswordInTheUrlAndInTheConfiguration() {
        assertThat(Load.run(directory.toString(), "--db", "postgresql://app:hunter2@db.example/shop"))
                .isEqualTo(2);
        System.setProperty("spark.executorEnv.PGPASSWORD", "hunter2");
        assertThat(Load.run(directory.toString(), "--db", TARGET)).isEqualTo(2);

        assertThat(lines())
                .anyMatch(line -> line.startsWith("ballast-spark: The connection URL holds a password"))
                .contains(
                        "ballast-spark: spark.executorEnv.PGPASSWORD puts a password into Spark's configuration, which"
                                + " its pages and event logs show. Give each machine a password file, and name it with"
                                + " --password-file")
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void aDirectoryThatIsNoBundleIsRefused() {
        assertThat(Load.run(directory.toString(), "--db", TARGET)).isEqualTo(3);
        assertThat(lines()).anyMatch(line -> line.contains(directory.toString()));
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
