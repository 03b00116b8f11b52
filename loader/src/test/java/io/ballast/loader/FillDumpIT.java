package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.testdb.OwnServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pg_dump says of a schema before and after it is filled, where there is a pg_dump, on a server of its version. */
@Tag("server-versions")
class FillDumpIT {
    /** Only the oldest that has all that {@link FillSchema} holds. */
    private static final int OLDEST = 15;

    private static final int EMBEDDED = 18;
    private static final Pattern VERSION = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+)");

    @TempDir
    private Path directory;

    @Test
    void isTheSameByteForByte() throws Exception {
        int version = version();
        assumeTrue(version >= OLDEST && version <= EMBEDDED, "pg_dump of PostgreSQL 15 to 18");
        FillSchema.write(directory);
        try (OwnServer server = version == EMBEDDED ? OwnServer.start() : OwnServer.start(version);
                LoadTarget target = new LoadTarget(server.fresh())) {
            target.execute("SET allow_in_place_tablespaces = on");
            target.execute("CREATE TABLESPACE elsewhere LOCATION ''");
            target.execute(FillSchema.SQL);
            target.execute("ALTER INDEX parent_hash SET TABLESPACE elsewhere");
            target.execute("ALTER INDEX parent_label SET TABLESPACE elsewhere");
            String before = dump(target);

            target.load(LoadOptions.of(directory)
                    .withMode(LoadMode.FILL)
                    .withKeysFrom(0)
                    .withJobs(2));

            assertThat(before).contains("parent_sorted", "SET default_tablespace = elsewhere;", "CLUSTER ON");
            assertThat(dump(target)).isEqualTo(before);
            assertThat(target.texts(FillSchema.ROWS)).isEqualTo(FillSchema.LOADED);
        }
    }

    private static int version() throws IOException, InterruptedException {
        try {
            Matcher matcher = VERSION.matcher(run(new ProcessBuilder("pg_dump", "--version")));
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        } catch (IOException e) {
            return 0; // there is none
        }
    }

    /** Without the lines that hold a key of this run. */
    private static String dump(LoadTarget target) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "pg_dump",
                "-s",
                "-n",
                "public",
                "-h",
                target.database().host(),
                "-p",
                String.valueOf(target.database().port()),
                "-U",
                target.database().user(),
                target.database().name());
        builder.environment().put("PGPASSWORD", target.database().password());
        return run(builder)
                .lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
