package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bundle job refuses before it asks a cluster; see {@link LoadUsageIT} for why it is no unit test. */
class GenerateUsageIT {
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
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--part 3/2|--part: \"3/2\" is no part; write 2/5 for the second of five",
                "--part 1/2 --virtual|--virtual and --part contradict each other: choose one",
                "--part 1/2 --dry-run|--dry-run and --part contradict each other: choose one",
                "--resume --dry-run|--dry-run and --resume contradict each other: choose one",
                "--virtual --compress gzip|--compress has no meaning with --virtual: leave one of them out",
                "--virtual --level 3|--level has no meaning with --virtual: leave one of them out",
                "--virtual --header|--header has no meaning with --virtual: leave one of them out",
                "--compress none --level 3|--level has no meaning with --compress none: leave one of them out",
                "--compress xz|--compress xz: expected zstd, gzip or none",
                "--threads 3|--threads: how many tasks run at once is Spark's business: spark.cores.max",
            })
    void refusesByName(String options, String message) {
        String arguments = "users -o " + directory.resolve("bundle") + " " + options;

        assertThat(Generate.run(arguments.split(" ", -1))).isEqualTo(2);

        assertThat(written.toString(StandardCharsets.UTF_8).lines()).contains("ballast-spark: " + message);
        assertThat(directory.resolve("bundle")).doesNotExist();
    }
}
