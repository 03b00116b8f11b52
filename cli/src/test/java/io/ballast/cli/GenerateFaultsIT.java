package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that are full and directories that cannot be written: said clearly, nothing wrong left behind, and gone on from. */
class GenerateFaultsIT {
    private static final String[] GENERATE = {
        "generate", "users", "--rows", "users=20k", "--shards", "4", "--compress", "none", "--quiet", "-o"
    };
    private static final String ADVICE =
            " See to it that the disk has room and the directory can be written, then run again";

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private BallastJar ballast;

    @BeforeAll
    static void makeUndisturbed() {
        assertThat(generate(new BallastJar(shared, Map.of()), "whole").exitCode())
                .isZero();
    }

    @BeforeEach
    void runInTheDirectory() {
        ballast = new BallastJar(directory, Map.of());
    }

    /** From a disk that has no room for the first shard to one that has none for the descriptor; all of it takes 9,508 KiB. */
    @ParameterizedTest
    @ValueSource(ints = {8, 300, 3_000, 7_000, 9_480})
    @EnabledIf("mounts")
    void aFullDiskLeavesWholeShardsToGoOnFrom(int kilobytes) throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", disk.toString());
        try {
            BallastJar.Result full = generate(ballast, "disk/bundle");
            assertThat(full.exitCode()).as(full.err()).isEqualTo(3);
            assertThat(full.err())
                    .matches("ballast generate: cannot (write|flush) disk/bundle/\\S+: No space left on device\\."
                            + ADVICE.replace("run again", "run (again|the same command again with --resume)")
                            + "\\.\n");
            assertThat(disk.resolve("bundle/datapackage.json")).doesNotExist();
            assertThatShardsAreWhole(disk.resolve("bundle"));

            run("mount", "-o", "remount,size=40m", disk.toString());
            assertThat(generate(ballast, "disk/bundle", "--resume").exitCode()).isZero();
            assertSame(disk.resolve("bundle"));
        } finally {
            run("umount", "--lazy", disk.toString());
        }
    }

    @Test
    @EnabledIf("mounts")
    void aDiskThatIsReadOnlyIsRefused() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", disk.toString());
        try {
            assertRefused("disk/bundle", "cannot create disk/bundle: Read-only file system." + ADVICE + ".");
            assertRefused("disk", "cannot write disk/shard-log.jsonl.part: Read-only file system." + ADVICE + ".");
        } finally {
            run("umount", "--lazy", disk.toString());
        }
    }

    @Test
    void aDirectoryThatIsNoneIsRefused() throws IOException {
        Files.createFile(directory.resolve("file"));
        assertRefused(
                "file", "file is a file; a bundle needs a directory that is missing or empty. Choose another one.");
        assertRefused("file/bundle", "cannot create file/bundle: Not a directory." + ADVICE + ".");
    }

    @Test
    void aDirectoryWithoutWritePermissionIsRefused() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        run("chmod", "555", closed.toString());
        ballast = ballast.keptToPermissions();
        assertRefused("closed/bundle", "cannot create closed/bundle: permission denied." + ADVICE + ".");
        run("chmod", "755", closed.toString());
    }

    /** Root may mount disks; under CI it must be root, so that nothing is omitted. */
    static boolean mounts() {
        return "true".equals(System.getenv("CI")) || "root".equals(System.getProperty("user.name"));
    }

    private static BallastJar.Result generate(BallastJar where, String target, String... more) {
        return where.run(Stream.of(Stream.of(GENERATE), Stream.of(target), Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private void assertRefused(String target, String message) {
        BallastJar.Result result = generate(ballast, target);
        assertThat(result.err()).isEqualTo("ballast generate: " + message + "\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
    }

    private static void assertThatShardsAreWhole(Path bundle) throws IOException {
        for (Path shard : files(bundle)) {
            if (shard.toString().endsWith(".csv")) {
                assertThat(shard).hasSameBinaryContentAs(shared.resolve("whole").resolve(bundle.relativize(shard)));
            }
        }
    }

    private static void assertSame(Path bundle) throws IOException {
        Path whole = shared.resolve("whole");
        assertThat(files(bundle).stream().map(bundle::relativize))
                .containsExactlyElementsOf(
                        files(whole).stream().map(whole::relativize).toList());
        for (Path file : files(bundle)) {
            assertThat(file).hasSameBinaryContentAs(whole.resolve(bundle.relativize(file)));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
    }
}
