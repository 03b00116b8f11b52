package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Progress;
import io.ballast.generator.BundleSealer;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.yaml.SpecOverrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles made on a real cluster, whatever dies meanwhile, are those of the local generator, file by file. */
class ClusterIT {
    private static final String GENERATE = Generate.class.getName();
    private static final int SHARDS = 6;
    private static final String ROWS = "users=20k";

    private static StandaloneCluster cluster;

    @TempDir
    private static Path local;

    private static Map<String, String> expected;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        cluster = StandaloneCluster.shared();
        expected = LocalBundle.make("users", rows(), Compression.NONE, SHARDS, local.resolve("expected"));
    }

    private static SpecOverrides rows() {
        return new SpecOverrides(Map.of("users", 20_000L), OptionalDouble.empty(), OptionalLong.empty(), List.of());
    }

    @BeforeEach
    void bringBackWorkers() throws Exception {
        cluster.startWorkers();
    }

    @Test
    void presetsPartsAndVirtualBundlesAreThoseOfTheLocalGenerator() throws Exception {
        List<String> arguments = new ArrayList<>();
        for (String preset : SpecReader.presets()) {
            if (!arguments.isEmpty()) {
                arguments.add("--");
            }
            arguments.addAll(List.of(preset, "--scale", "0.005", "--shards", "3", "-o", bundle("file", preset)));
        }
        for (String part : List.of("1/2", "2/2")) {
            arguments.addAll(List.of("--", "users", "--rows", ROWS, "--shards", "" + SHARDS));
            arguments.addAll(List.of("--compress", "none", "--part", part, "-o", bundle("file", "parts")));
        }
        arguments.addAll(List.of("--", "users", "--rows", ROWS, "--shards", "" + SHARDS));
        arguments.addAll(List.of("--virtual", "-o", bundle("file", "virtual")));
        arguments.addAll(List.of("--", "users", "--rows", ROWS, "--shards", "" + SHARDS, "--compress", "none"));
        arguments.addAll(List.of("--exclude-tables", "phone_numbers", "-o", bundle("file", "some")));
        arguments.addAll(List.of("--", "users", "--rows", ROWS, "--dry-run", "-o", bundle("file", "dry")));
        Path driver = DriverJar.of(ManyBundles.class, directory);

        Submission run = cluster.submit(
                ManyBundles.class.getName(), List.of("spark.jars=" + driver), arguments.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err()).isZero();
        for (String preset : SpecReader.presets()) {
            assertThat(LocalBundle.files(directory.resolve(preset)))
                    .as(preset)
                    .isEqualTo(LocalBundle.make(
                            preset, LocalBundle.scaled(0.005), Compression.ZSTD, 3, local.resolve(preset)));
        }
        BundleSealer.seal(ShardSink.of(directory.resolve("parts")), 1, Progress.silent());
        assertThat(LocalBundle.files(directory.resolve("parts"))).isEqualTo(expected);
        assertThat(LocalBundle.files(directory.resolve("virtual")))
                .isEqualTo(LocalBundle.makeVirtual("users", rows(), SHARDS, local.resolve("virtual")));
        assertThat(shards(LocalBundle.files(directory.resolve("some")), ""))
                .isNotEmpty()
                .isEqualTo(shards(expected, "phone_numbers"));
        assertThat(run.out())
                .contains("would be made in file:" + directory.resolve("dry"), "users: 20,000 rows, 1 shards");
        assertThat(directory.resolve("dry")).doesNotExist();
    }

    /** Those files that hold rows, but for those of one table. */
    private static Map<String, String> shards(Map<String, String> files, String omitted) {
        Map<String, String> shards = new TreeMap<>(files);
        shards.keySet().removeIf(name -> !name.endsWith(".csv") || (!omitted.isEmpty() && name.contains(omitted)));
        return shards;
    }

    @Test
    void anExecutorThatEndsInAShardLosesNothing() throws Exception {
        Submission run = submit(faults(HaltingFileSystem.HALT, "users-00001"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(marks()).containsExactly("users-00001");
        assertThat(files()).isEqualTo(expected);
    }

    @Test
    void aKilledWorkerLosesNothing() throws Exception {
        Submission run = submit(faults(HaltingFileSystem.STALL, "users-00002"));
        Path mark = directory.resolve("marks/users-00002");
        Await.until(() -> Files.exists(mark) && Files.size(mark) > 0);

        cluster.kill(Long.parseLong(Files.readString(mark)));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(files()).isEqualTo(expected);
    }

    @Test
    void anAttemptThatStallsIsOvertaken() throws Exception {
        List<String> settings = new ArrayList<>(faults(HaltingFileSystem.STALL, "users-00002"));
        settings.addAll(List.of(
                "spark.speculation=true",
                "spark.speculation.interval=200ms",
                "spark.speculation.quantile=0.1",
                "spark.speculation.minTaskRuntime=500ms"));

        Submission run = submit(settings);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(marks()).containsExactly("users-00002");
        assertThat(files()).isEqualTo(expected);
    }

    @Test
    void aKilledDriverIsResumedAndItsShardsAreKept() throws Exception {
        Submission killed = submit(faults(HaltingFileSystem.STALL, "users-00004"));
        Path log = directory.resolve("bundle/shard-log.jsonl");
        Await.until(() -> Files.exists(directory.resolve("marks/users-00004"))
                && Files.readAllLines(log).size() > 3);
        killed.process().destroyForcibly().waitFor();
        Map<String, FileTime> before = notedShards(log);
        assertThat(directory.resolve("bundle/datapackage.json")).doesNotExist();

        Submission resumed = submit(faults(HaltingFileSystem.STALL, "users-00004"), "--resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(files()).isEqualTo(expected);
        before.forEach((shard, time) -> assertThat(directory.resolve("bundle").resolve(shard))
                .satisfies(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(time)));
    }

    @Test
    void aWrongSpecIsRefusedBeforeTheClusterIsAsked() throws Exception {
        Path spec = Files.writeString(directory.resolve("wrong.yaml"), "ballast: 1\ndataset: wrong\ntable: {}\n");

        Submission run = cluster.submit(GENERATE, List.of(), spec.toString(), "-o", bundle("file", "bundle"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.complaints())
                .containsExactly("ballast-spark: " + spec
                        + ":3: unknown key \"table\"; allowed: ballast, dataset, seed, algorithm, only, types,"
                        + " tables, views; did you mean \"tables\"?");
        assertThat(run.err()).doesNotContain("Connecting to master");
        assertThat(directory.resolve("bundle")).doesNotExist();
    }

    private Submission submit(List<String> settings, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "users",
                "--rows",
                ROWS,
                "--shards",
                "" + SHARDS,
                "--compress",
                "none",
                "-o",
                bundle("faulty", "bundle")));
        arguments.addAll(List.of(more));
        return cluster.submit(GENERATE, settings, arguments.toArray(String[]::new));
    }

    private List<String> faults(String fault, String file) throws IOException {
        Path marks = Files.createDirectories(directory.resolve("marks"));
        return List.of("spark.hadoop." + fault + "=" + file, "spark.hadoop." + HaltingFileSystem.MARKS + "=" + marks);
    }

    private String bundle(String scheme, String name) {
        return scheme + "://" + directory.resolve(name);
    }

    private List<String> marks() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("marks"))) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Map<String, String> files() {
        return LocalBundle.files(directory.resolve("bundle"));
    }

    /** When the shards were written that the log of an unfinished bundle names. */
    private Map<String, FileTime> notedShards(Path log) throws IOException {
        Map<String, FileTime> shards = new TreeMap<>();
        for (String line : Files.readAllLines(log)) {
            if (line.contains("\"path\":\"")) {
                String path = line.replaceFirst(".*\"path\":\"([^\"]+)\".*", "$1");
                shards.put(
                        path,
                        Files.getLastModifiedTime(directory.resolve("bundle").resolve(path)));
            }
        }
        assertThat(shards).isNotEmpty();
        return shards;
    }
}
