package io.ballast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that people run, as a process of its own, with this library beside it. */
class ParquetCommandIT {
    private static final Path JAR =
            Path.of("..", "cli", "target", "ballast.jar").toAbsolutePath().normalize();
    private static final long MAX_SECONDS = 180;

    @TempDir
    private Path directory;

    private record Ended(int exitCode, String out, String err) {}

    @Test
    void theTablesOfASpecBecomeFilesInADirectoryEach() throws Exception {
        Ended ended = run(
                "generate",
                "users",
                "--rows",
                "users=2k",
                "--seed",
                "7",
                "--shards",
                "2",
                "--format",
                "parquet",
                "-o",
                "lake");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("GENERATE: 10.0k of 10.0k rows");
        assertThat(ended.out().replaceAll(" +", " "))
                .contains(
                        " rows of phone_numbers 4,000\n",
                        " rows 10,000\n",
                        " format parquet\n files 6\n bytes on disk ")
                .doesNotContain("CSV");
        assertThat(files("lake"))
                .containsExactly(
                        "_SUCCESS",
                        "emails/emails-00000.parquet",
                        "emails/emails-00001.parquet",
                        "phone_numbers/phone_numbers-00000.parquet",
                        "phone_numbers/phone_numbers-00001.parquet",
                        "users/users-00000.parquet",
                        "users/users-00001.parquet");
        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.count("SELECT * FROM " + ParquetTables.read(directory.resolve("lake"), "users")))
                    .isEqualTo(2000);
        }
    }

    @Test
    void theSameSpecAndSeedGiveTheSameBytesWhateverTheThreads() throws Exception {
        assertThat(run(
                        "generate",
                        "shop",
                        "--scale",
                        "0.02",
                        "--threads",
                        "1",
                        "--format",
                        "parquet",
                        "-o",
                        "one",
                        "-q"))
                .isEqualTo(new Ended(0, "", ""));
        assertThat(run(
                        "generate",
                        "shop",
                        "--scale",
                        "0.02",
                        "--threads",
                        "2",
                        "--format",
                        "parquet",
                        "-o",
                        "two",
                        "-q"))
                .isEqualTo(new Ended(0, "", ""));

        Map<String, byte[]> one = bytes("one");
        assertThat(one).hasSizeGreaterThan(3);
        assertThat(bytes("two")).containsExactlyEntriesOf(one);
    }

    @Test
    void someTablesAndJson() throws Exception {
        Ended ended = run(
                "generate",
                "users",
                "--rows",
                "users=100",
                "--tables",
                "users",
                "--format",
                "parquet",
                "-o",
                "lake",
                "--json");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("\"report\" : \"generate\"", "\"format\" : \"parquet\"", "\"files\" : 1", "\"users\" : 100")
                .doesNotContain("csvBytes");
        assertThat(mistakes("generate", ended.out())).isEmpty();
        assertThat(files("lake")).containsExactly("_SUCCESS", "users/users-00000.parquet");
    }

    @Test
    void aDryRunMakesNothing() throws Exception {
        Ended ended =
                run("generate", "users", "--rows", "users=100k", "--format", "parquet", "-o", "lake", "--dry-run");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("Would be made in lake\n").contains("  all tables     500,000       3  ");
        String plan = run("generate", "users", "--format", "parquet", "-o", "lake", "--dry-run", "--json")
                .out();
        assertThat(mistakes("generate-plan", plan)).isEmpty();
        assertThat(plan).contains("\"firstShard\" : \"phone_numbers/phone_numbers-00000.parquet\"");
        assertThat(directory.resolve("lake")).doesNotExist();
    }

    @Test
    void whatIsThereIsKept() throws Exception {
        Files.createDirectory(directory.resolve("lake"));
        Files.writeString(directory.resolve("lake/notes.txt"), "mine");

        assertThat(run("generate", "users", "--rows", "users=100", "--format", "parquet", "-o", "lake"))
                .isEqualTo(
                        new Ended(
                                3,
                                "",
                                "ballast generate: lake is not empty: it holds notes.txt. Choose a directory that is missing or empty.\n"));
        assertThat(files("lake")).containsExactly("notes.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--virtual",
                "--part=1/2",
                "--resume",
                "--header",
                "--compress=gzip",
                "--level=3",
                "--endpoint=https://h"
            })
    void whatOnlyBundlesHaveIsRefusedByName(String option) throws Exception {
        Ended ended = run("generate", "users", "--rows", "users=100", "--format", "parquet", "-o", "lake", option);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("ballast generate: " + option.replaceFirst("=.*", "")
                        + " has no meaning with --format parquet: leave one of them out\n");
        assertThat(directory.resolve("lake")).doesNotExist();
    }

    @Test
    void aStoreIsRefused() throws Exception {
        Ended ended = run("generate", "users", "--format", "parquet", "-o", "s3://data/lake");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("ballast generate: --format parquet: found -o s3://data/lake; expected a directory\n");
    }

    @Test
    void theFilesAreNoBundle() throws Exception {
        run("generate", "users", "--rows", "users=100", "--format", "parquet", "-o", "lake", "-q");

        assertThat(run("load", "lake", "--db", "postgresql://localhost/nowhere"))
                .isEqualTo(new Ended(
                        3,
                        "",
                        "ballast load: lake holds Parquet files, such as emails/emails-00000.parquet, and no datapackage.json: it is"
                                + " no bundle. Check the path, or generate a bundle from the same spec.\n"));
    }

    @Test
    void withoutTheLibraryTheCommandSaysWhatIsMissing() throws Exception {
        Path alone = Files.copy(JAR, directory.resolve("ballast.jar"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(run(alone, "generate", "users", "--rows", "users=100", "--format", "parquet", "-o", "lake"))
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "ballast generate: parquet files need ballast-parquet.jar beside ballast.jar. Archives of releases have it;"
                                        + " among the sources, \"mvn -Pfast -DskipTests package -pl parquet -am\" makes it.\n"));
        assertThat(directory.resolve("lake")).doesNotExist();
    }

    @Test
    void anInterruptLeavesCompleteFilesAlone() throws Exception {
        Process process = builder(
                        JAR,
                        "generate",
                        "users",
                        "--rows",
                        "users=3M",
                        "--shards",
                        "40",
                        "--format",
                        "parquet",
                        "-o",
                        "lake")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(directory.resolve("err").toFile())
                .start();
        for (int i = 0; i < 1200 && process.isAlive() && parquetFiles() < 2; i++) {
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
        assertThat(process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)).isTrue();

        String err = Files.readString(directory.resolve("err"));
        assertThat(process.exitValue()).as(err).isEqualTo(130);
        assertThat(err)
                .contains(
                        "interrupted; the files that are done stay. Remove the directory and run the same command again.");
        List<String> left = files("lake");
        assertThat(left).hasSizeBetween(2, 119).allMatch(file -> file.endsWith(".parquet"));
        try (ParquetTables duckDb = new ParquetTables()) {
            for (String file : left) {
                assertThat(duckDb.count(
                                "SELECT * FROM '" + directory.resolve("lake").resolve(file) + "'"))
                        .as(file)
                        .isPositive();
            }
        }
    }

    private long parquetFiles() throws IOException {
        return Files.exists(directory.resolve("lake"))
                ? files("lake").stream()
                        .filter(file -> file.endsWith(".parquet"))
                        .count()
                : 0;
    }

    private List<String> files(String name) throws IOException {
        Path root = directory.resolve(name);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private Map<String, byte[]> bytes(String name) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        for (String file : files(name)) {
            bytes.put(file, Files.readAllBytes(directory.resolve(name).resolve(file)));
        }
        return bytes;
    }

    /** Where a report is not as its JSON Schema says, which users have. */
    private static List<String> mistakes(String report, String printed) throws IOException {
        String schema = Files.readString(Path.of("..", "docs", "reports", report + ".schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(printed, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return run(JAR, arguments);
    }

    private Ended run(Path jar, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        Process process = builder(jar, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + List.of(arguments));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder builder(Path jar, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(directory.toFile());
    }
}
