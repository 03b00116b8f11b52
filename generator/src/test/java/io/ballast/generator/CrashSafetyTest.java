package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.Compression;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.generator.plan.Sharding;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fails the first operation on the file system, then the second, and so on until a run passes; resumes after each failure. */
final class CrashSafetyTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anyFailedWriteFlushOrRenameCanBeResumed(int threads) {
        Compression compression = Compression.ZSTD;
        Path whole = temporary.resolve("whole");
        generate(whole, compression, false, 1);
        Map<String, BigInteger> expected = DirectoryContents.of(whole);
        int failures = 0;
        for (int operation = 1; ; operation++) {
            Path directory = temporary.resolve("failed-" + operation);
            FaultyFileSystem files = FaultyFileSystem.failing(directory, operation);
            try {
                generate(files.path(directory), compression, false, threads);
            } catch (BallastException e) {
                failures++;
                assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED);
                assertThat(e).hasMessageContaining("No space left on device");
                assertFinalNamesAreWhole(directory, expected);
            }
            if (!files.hasFailed()) {
                assertThat(DirectoryContents.of(directory)).isEqualTo(expected);
                break;
            }
            generate(directory, compression, true, threads);
            assertThat(DirectoryContents.of(directory))
                    .as("after failed operation %s", operation)
                    .isEqualTo(expected);
        }
        assertThat(failures).isGreaterThan(40);
    }

    @Test
    void shardThatCannotBeWrittenLeavesNoTemporaryFile() {
        Path directory = temporary.resolve("failed");
        FaultyFileSystem files = FaultyFileSystem.failing(directory, 14);
        try {
            generate(files.path(directory), Compression.NONE, false, 1);
        } catch (BallastException e) {
            assertThat(DirectoryContents.of(directory).keySet())
                    .noneMatch(name -> name.endsWith(BundleLayout.UNFINISHED));
        }
        assertThat(files.hasFailed()).isTrue();
    }

    /** Every shard with its final name is the right one, and a descriptor stands only for a whole bundle. */
    private static void assertFinalNamesAreWhole(Path directory, Map<String, BigInteger> expected) {
        if (!Files.exists(directory)) {
            return;
        }
        Map<String, BigInteger> found = DirectoryContents.of(directory);
        found.forEach((name, bytes) -> {
            if (name.startsWith(BundleLayout.DATA) && !name.endsWith(BundleLayout.UNFINISHED)) {
                assertThat(bytes).as(name).isEqualTo(expected.get(name));
            }
        });
        if (found.containsKey(BundleLayout.DESCRIPTOR)) {
            assertThat(found).containsAllEntriesOf(expected);
        }
    }

    private static void generate(Path directory, Compression compression, boolean resume, int threads) {
        GenerationOptions options = GenerationOptions.into(directory)
                .withCompression(compression, 1)
                .withSharding(new Sharding.Count(2))
                .withThreads(threads)
                .withResume(resume);
        new BundleGenerator(UsersSpec.of(20), "seed: 42\n", options, Progress.silent()).run();
    }
}
