package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSinkTest extends ShardSinkContract {
    @TempDir
    private Path directory;

    @Override
    ShardSink open() {
        return ShardSink.of(directory.resolve("bundle"));
    }

    @Test
    void refusesAFileInsteadOfADirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> ShardSink.of(file).create())
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        file + " is a file; a bundle needs a directory that is missing or empty. Choose another one.");
    }
}
