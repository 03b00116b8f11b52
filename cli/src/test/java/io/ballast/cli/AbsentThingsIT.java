package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories and files that are not there, or are others than was thought: named, and nothing is made in their stead. */
class AbsentThingsIT {
    private static final String LOAD = "load users --rows users=10 -q --db ";
    private static final String STRANGER =
            " is not empty and holds no embedded server of Ballast's. Name an empty or a new" + " directory.\n";

    @TempDir
    private Path directory;

    private BallastJar ballast;

    @BeforeEach
    void runInTheDirectory() {
        ballast = new BallastJar(directory, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {LOAD + "embedded:server", "demo --dir server"})
    void aTemporaryDirectoryThatIsMissingIsNamed(String arguments) throws IOException {
        String nowhere = directory.resolve("nowhere").toString();
        ballast = new BallastJar(directory, Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + nowhere));
        BallastJar.Result result = run(arguments);
        assertThat(result.err())
                .contains("Nothing can be written in the temporary directory " + nowhere
                        + ": no such file or directory. Make the directory, or make room in it, or name another one:"
                        + " JAVA_OPTS=-Djava.io.tmpdir=DIR.");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "verify bundle", "spec from-db"})
    void commandsThatOnlyLookMakeNoServer(String command) throws IOException {
        run("generate users --rows users=10 -q -o bundle");
        Files.createDirectory(directory.resolve("empty"));
        Files.createFile(directory.resolve("file"));
        String name = command.equals("verify bundle") ? "verify" : command;
        for (String[] found : new String[][] {
            {"typo", "no such directory"}, {"empty", "no cluster is in it"}, {"file", "it is not a directory"}
        }) {
            BallastJar.Result result = run(command + " --db embedded:" + found[0]);
            assertThat(result.err())
                    .isEqualTo("ballast " + name + ": There is no embedded server in " + found[0] + ": " + found[1]
                            + ". Name the directory of a server that was loaded into before.\n");
            assertThat(result.exitCode()).isEqualTo(4);
            assertThat(result.out()).isEmpty();
        }
        assertThat(names()).containsExactly("bundle", "empty", "file");
        assertThat(directory.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void aPlanMakesNoDirectory() throws IOException {
        BallastJar.Result plan = run(LOAD + "embedded:server --dry-run");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out()).startsWith("Load of dataset users from spec users into schema public of ");
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --dry-run"})
    void whatIsNoDirectoryOfAServerStaysAsItIs(String more) throws IOException {
        Path notes = Files.createDirectory(directory.resolve("notes"));
        Files.writeString(notes.resolve("data"), "mine");
        Path cluster = Files.createDirectories(directory.resolve("cluster/data"));
        Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
        Path file = Files.createFile(directory.resolve("file"));

        assertRefused("notes" + more, "Directory " + notes + STRANGER);
        assertRefused("cluster" + more, "Directory " + cluster.getParent() + STRANGER);
        assertRefused(
                "file" + more,
                file + " is not a directory. Name an empty or a new directory for the embedded server.\n");
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all).hasSize(7);
        }
    }

    @Test
    void aDirectoryBelowAFileIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertRefused(
                "file/server",
                "The directory of the embedded server, file/server, cannot be used: " + file
                        + ": a file of that name is there already.\n");
    }

    @Test
    void anEmptyDirectoryGetsAServerThatIsFoundAgain() throws IOException {
        Files.createDirectory(directory.resolve("empty"));
        BallastJar.Result loaded = run(LOAD + "embedded:empty");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        BallastJar.Result found = run("status -q --db embedded:empty");
        assertThat(found.out()).contains(" published ");
        assertThat(found.exitCode()).as(found.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jobs: [    | ballast: ballast.yaml:1: not valid YAML: while parsing a flow node
                    dataset: x | ballast: ballast.yaml, key dataset: no such option; known here:
                    """)
    void aBrokenFileOfDefaultsKeepsNobodyFromHelp(String yaml, String message) throws IOException {
        Files.writeString(directory.resolve("ballast.yaml"), yaml);
        assertThatHelpIsGiven();
        BallastJar.Result result = run("generate users --dry-run -o bundle");
        assertThat(result.err()).startsWith(message);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void aSpecOfThatNameIsNoFileOfDefaults() throws IOException {
        String spec = run("spec show users").out();
        Files.writeString(directory.resolve("ballast.yaml"), spec);
        assertThatHelpIsGiven();
        BallastJar.Result result = run("generate ballast.yaml --dry-run -o bundle");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
    }

    /** The shards of a spec have names, and there are no files of these names. */
    @Test
    void aSpecThatFailsToLoadNamesNoFile() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password()));
            String url = "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                    + database.name() + "?sslmode=prefer";
            statement.execute("""
                    CREATE FUNCTION public.bar() RETURNS event_trigger LANGUAGE plpgsql AS $$
                    DECLARE made record;
                    BEGIN
                      FOR made IN SELECT * FROM pg_event_trigger_ddl_commands()
                          WHERE object_type = 'table' AND schema_name LIKE 'ballast\\_staging%' LOOP
                        EXECUTE 'ALTER TABLE ' || made.object_identity || ' ADD CONSTRAINT barred CHECK (false)';
                      END LOOP;
                    END $$""");
            statement.execute("CREATE EVENT TRIGGER bar ON ddl_command_end WHEN tag IN ('CREATE TABLE')"
                    + " EXECUTE FUNCTION public.bar()");
            BallastJar.Result copy = run(LOAD + url);
            statement.execute("DROP EVENT TRIGGER bar");

            assertThat(run(LOAD + url + " --restart").exitCode()).isZero();
            BallastJar.Result keys = run(LOAD + url + " --mode append");
            BallastJar.Result begun = run(LOAD + url);
            assertThat(copy.err())
                    .matches("ballast load: shard \\S+-00000 of spec users, row 1: .* \"barred\"(?s:.*)")
                    .containsOnlyOnce("othing was published.");
            assertThat(keys.err()).startsWith("ballast load: Keys of the spec are in schema \"public\" already: ");
            assertThat(begun.err())
                    .matches("ballast load: Load \\S+ of this spec into schema \"public\" is unfinished;.*\n");
            for (BallastJar.Result result : new BallastJar.Result[] {copy, keys, begun}) {
                assertThat(result.exitCode()).isNotZero();
                assertThat(result.err()).doesNotContain("datapackage.json", ".csv", "data/", "bundle");
            }
        }
    }

    private void assertThatHelpIsGiven() {
        for (String arguments : new String[] {"--help", "--version", "load --help"}) {
            BallastJar.Result result = run(arguments);
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).contains("ballast ");
            assertThat(result.exitCode()).isZero();
        }
    }

    private void assertRefused(String database, String message) {
        BallastJar.Result result = run(LOAD + "embedded:" + database);
        assertThat(result.err()).isEqualTo("ballast load: " + message);
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
    }

    private BallastJar.Result run(String arguments) {
        return ballast.run(arguments.split(" "));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
