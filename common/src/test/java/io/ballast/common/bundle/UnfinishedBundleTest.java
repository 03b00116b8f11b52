package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes the writing of each file fail in turn, first when it is opened, then when it is renamed. */
class UnfinishedBundleTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("filesBesideTheData")
    void hasNoDescriptorWhenAFileCannotBeOpened(String name) throws IOException {
        failsAt(directory.resolve(name + ".part"), "cannot write " + directory.resolve(name + ".part") + ": ");
    }

    @ParameterizedTest
    @MethodSource("filesBesideTheData")
    void hasNoDescriptorWhenAFileCannotBeRenamed(String name) throws IOException {
        failsAt(
                directory.resolve(name),
                name.equals(BundleLayout.DESCRIPTOR)
                        ? "cannot remove " + directory.resolve(name) + ": the directory is not empty"
                        : "cannot rename " + name + ".part to " + directory.resolve(name) + ": ");
    }

    @Test
    void losesItsDescriptorWhileItIsFinishedAgain() throws IOException {
        Bundle bundle = SampleBundle.write(directory, Compression.ZSTD, false);
        Path obstacle = Files.createDirectories(directory.resolve("load.sql.part/in the way"));
        assertThatThrownBy(() -> BundleWriter.finish(ShardSink.of(directory), bundle, SampleBundle.SPEC))
                .hasMessageStartingWith("cannot write " + directory.resolve("load.sql.part"));
        assertThat(directory.resolve(BundleLayout.DESCRIPTOR)).doesNotExist();
        assertThat(obstacle).exists();
    }

    @Test
    void holdsNothingThatAttemptsHaveLeft() throws IOException {
        Bundle bundle = SampleBundle.write(directory, Compression.ZSTD, false);
        Shard shard = bundle.tables().get(0).shards().get(0);
        Files.writeString(directory.resolve(shard.path() + ".part"), "killed");
        Files.writeString(directory.resolve("README.md.part"), "killed");

        BundleWriter.finish(ShardSink.of(directory), bundle, SampleBundle.SPEC);

        assertThat(BundleVerifier.verify(ShardInput.of(directory), 1, Progress.silent())
                        .passed())
                .isTrue();
    }

    private void failsAt(Path obstacle, String message) throws IOException {
        Bundle bundle = SampleBundle.write(directory, Compression.ZSTD, false);
        for (String name : filesBesideTheData().toList()) {
            Files.delete(directory.resolve(name));
        }
        Path inside = Files.createDirectories(obstacle.resolve("in the way"));
        assertThatThrownBy(() -> BundleWriter.finish(ShardSink.of(directory), bundle, SampleBundle.SPEC))
                .hasMessageStartingWith(message) // the system's own words may follow
                .hasMessageEndingWith(
                        ". See to it that the disk has room and the directory can be written, then run again.")
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED));
        assertThat(Files.isRegularFile(directory.resolve(BundleLayout.DESCRIPTOR)))
                .isFalse();
        assertThat(SampleBundle.files(directory)).noneMatch(name -> name.endsWith(".part"));
        Files.delete(inside);
        Files.delete(obstacle);
        BundleWriter.finish(ShardSink.of(directory), bundle, SampleBundle.SPEC);
        assertThat(BundleVerifier.verify(ShardInput.of(directory), 1, Progress.silent())
                        .passed())
                .isTrue();
    }

    static Stream<String> filesBesideTheData() {
        return Stream.concat(BundleLayout.TAG_FILES.stream(), List.of(BundleLayout.TAG_MANIFEST).stream());
    }
}
