package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Compression;
import io.ballast.common.report.Progress;
import io.ballast.generator.plan.Sharding;
import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator in a process of its own, killed (SIGKILL) at several moments; what it leaves is resumed. */
final class KilledGeneratorIT {
    private static final int SHARDS = 8;

    @TempDir
    private Path temporary;

    @Test
    void killedRunEndsWithTheSameBytesOnceResumed() throws IOException, InterruptedException {
        Path whole = temporary.resolve("whole");
        generate(whole, false);
        Map<String, BigInteger> expected = DirectoryContents.of(whole);
        for (int shards : new int[] {0, 5, 22}) {
            Path directory = temporary.resolve("killed-after-" + shards);
            killAfter(shards, directory);
            DirectoryContents.of(directory).forEach((name, bytes) -> {
                if (name.endsWith(".zst")) {
                    assertThat(bytes).as(name).isEqualTo(expected.get(name));
                }
            });
            generate(directory, true);
            assertThat(DirectoryContents.of(directory)).isEqualTo(expected);
        }
    }

    /** Starts a run and kills it once this number of shards is done. */
    private static void killAfter(int shards, Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledGeneratorIT.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(directory + ".out"))
                .start();
        while (process.isAlive() && doneShards(directory) < shards) {
            Thread.sleep(5);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(Path.of(directory + ".out"))).doesNotContain("Exception");
    }

    private static long doneShards(Path directory) throws IOException {
        Path log = directory.resolve("shard-log.jsonl");
        return Files.exists(log) ? Files.readString(log).lines().count() - 1 : -1;
    }

    private static void generate(Path directory, boolean resume) {
        GenerationOptions options = GenerationOptions.into(directory)
                .withCompression(Compression.ZSTD, 1)
                .withSharding(new Sharding.Count(SHARDS))
                .withThreads(2)
                .withResume(resume);
        new BundleGenerator(UsersSpec.of(10_000), "seed: 42\n", options, Progress.silent()).run();
    }

    /** What is killed. */
    public static void main(String[] arguments) {
        generate(Path.of(arguments[0]), false);
    }
}
