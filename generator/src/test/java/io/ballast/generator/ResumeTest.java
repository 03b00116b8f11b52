package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Compression;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that were begun, stopped, and are resumed. */
final class ResumeTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path temporary;

    private Path whole;
    private Path unfinished;

    @BeforeEach
    void makeABundleAndUndoItsLastSteps() throws IOException {
        whole = temporary.resolve("whole");
        generate(whole, 42, Compression.ZSTD, false);
        unfinished = temporary.resolve("unfinished");
        interruptAfterShards(unfinished, 4);
    }

    @Test
    void endsWithTheSameBytesAsAnUndisturbedRun() {
        generate(unfinished, 42, Compression.ZSTD, true);
        assertThat(DirectoryContents.of(unfinished)).isEqualTo(DirectoryContents.of(whole));
    }

    @Test
    void keepsShardsThatAreDone() throws IOException {
        Path done = unfinished.resolve("data/users/users-00001.csv.zst");
        Files.setLastModifiedTime(done, LONG_AGO);
        generate(unfinished, 42, Compression.ZSTD, true);
        assertThat(Files.getLastModifiedTime(done)).isEqualTo(LONG_AGO);
    }

    @Test
    void makesAgainAShardWhoseBytesHaveChanged() throws IOException {
        Path changed = unfinished.resolve("data/users/users-00001.csv.zst");
        byte[] bytes = Files.readAllBytes(changed);
        bytes[bytes.length / 2]++;
        Files.write(changed, bytes);
        generate(unfinished, 42, Compression.ZSTD, true);
        assertThat(DirectoryContents.of(unfinished)).isEqualTo(DirectoryContents.of(whole));
    }

    @Test
    void makesAgainAShardWhoseLineInTheLogWasCutOff() throws IOException {
        Path log = unfinished.resolve("shard-log.jsonl");
        String text = Files.readString(log);
        Files.writeString(log, text.substring(0, text.length() - 20));
        generate(unfinished, 42, Compression.ZSTD, true);
        assertThat(DirectoryContents.of(unfinished)).isEqualTo(DirectoryContents.of(whole));
    }

    @Test
    void beginsWhereThereIsNothingYet() {
        Path fresh = temporary.resolve("fresh");
        generate(fresh, 42, Compression.ZSTD, true);
        assertThat(DirectoryContents.of(fresh)).isEqualTo(DirectoryContents.of(whole));
    }

    @Test
    void leavesAFinishedBundleAsItIs() {
        generate(whole, 42, Compression.ZSTD, true);
        generate(unfinished, 42, Compression.ZSTD, true);
        assertThat(DirectoryContents.of(whole)).isEqualTo(DirectoryContents.of(unfinished));
    }

    @Test
    void refusesAnotherSeed() {
        assertThatThrownBy(() -> generate(unfinished, 43, Compression.ZSTD, true))
                .isInstanceOf(BallastException.class)
                .hasMessageMatching("\\Q" + unfinished
                        + "\\E was begun with a spec of SHA-256 [0-9a-f]{64}, and this run has [0-9a-f]{64}\\."
                        + " Run again as it was begun, or choose another directory\\.");
    }

    @Test
    void refusesAnotherCompression() {
        assertThatThrownBy(() -> generate(unfinished, 42, Compression.GZIP, true))
                .isInstanceOf(BallastException.class)
                .hasMessage(unfinished + " was begun with compression zstd, and this run has gzip."
                        + " Run again as it was begun, or choose another directory.");
    }

    @Test
    void refusesAnotherAlgorithmVersion() throws IOException {
        Path log = unfinished.resolve("shard-log.jsonl");
        List<String> lines = Files.readAllLines(log);
        String version = "\"algorithmVersion\":" + AlgorithmVersion.CURRENT;
        assertThat(lines.get(0)).contains(version);
        Files.writeString(log, lines.get(0).replace(version, "\"algorithmVersion\":999") + "\n");
        assertThatThrownBy(() -> generate(unfinished, 42, Compression.ZSTD, true))
                .isInstanceOf(BallastException.class)
                .hasMessage(unfinished + " was begun with algorithm version 999, and this run has "
                        + AlgorithmVersion.CURRENT + ". Run again as it was begun, or choose another directory.");
    }

    @Test
    void refusesAFinishedBundleOfAnotherSpec() {
        assertThatThrownBy(() -> generate(whole, 43, Compression.ZSTD, true))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining(whole + " was begun with a spec of SHA-256 ");
    }

    @Test
    void refusesAnotherDirectoryWithoutALog() throws IOException {
        Files.writeString(temporary.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> generate(temporary, 42, Compression.ZSTD, true))
                .isInstanceOf(BallastException.class)
                .hasMessage(temporary
                        + " holds letter.txt and no log of an unfinished bundle, so there is nothing to resume."
                        + " Choose a directory that is missing or empty.");
    }

    @Test
    void refusesAnUnfinishedBundleWithoutResume() {
        assertThatThrownBy(() -> generate(unfinished, 42, Compression.ZSTD, false))
                .isInstanceOf(BallastException.class)
                .hasMessage(unfinished + " is not empty: it holds data. Choose a directory that is missing or empty,"
                        + " or if that is an unfinished bundle, then resume.");
    }

    /** Ends a run by an interrupt once this number of shards is reported done, leaving a torn temporary file as a crash would. */
    private void interruptAfterShards(Path directory, int shards) throws IOException {
        Thread caller = Thread.currentThread();
        InterruptingProgress progress = new InterruptingProgress(caller, shards);
        assertThatThrownBy(() -> run(directory, 42, Compression.ZSTD, false, 1, progress))
                .isInstanceOf(BallastException.class);
        assertThat(Thread.interrupted()).isTrue();
        Files.writeString(
                directory.resolve("data/phone_numbers/phone_numbers-00004.csv.zst.part"),
                "torn",
                StandardOpenOption.CREATE);
    }

    private static void generate(Path directory, long seed, Compression compression, boolean resume) {
        run(directory, seed, compression, resume, 2, Progress.silent());
    }

    private static void run(
            Path directory, long seed, Compression compression, boolean resume, int threads, Progress progress) {
        DatasetSpec spec = SpecReader.read(
                SpecReader.presetText("users").replace("1_000_000", "500").replace("seed: 42", "seed: " + seed),
                "users");
        GenerationOptions options = GenerationOptions.into(directory)
                .withSharding(new Sharding.Count(5))
                .withCompression(compression, 1)
                .withThreads(threads)
                .withResume(resume);
        String yaml = SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
        new BundleGenerator(spec, yaml, options, progress).run();
    }

    /** Interrupts a thread when this number of shards has begun to tell of rows. */
    private record InterruptingProgress(Thread caller, AtomicInteger left) implements Progress, Progress.PhaseProgress {
        InterruptingProgress(Thread caller, int shards) {
            this(caller, new AtomicInteger(shards));
        }

        @Override
        public PhaseProgress start(String phase, long total, Unit unit) {
            return this;
        }

        @Override
        public void note(String line) {
            // nobody listens
        }

        @Override
        public void advance(long amount) {
            if (left.decrementAndGet() == 0) {
                Thread.currentThread().interrupt();
                caller.interrupt();
            }
        }

        @Override
        public void close() {
            // nothing to end
        }
    }
}
