package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalInputTest extends ShardInputContract {
    @TempDir
    private Path directory;

    @Override
    ShardInput with(Map<String, String> files) {
        Path bundle = directory.resolve("bundle");
        files.forEach((path, text) -> {
            try {
                Files.createDirectories(bundle.resolve(path).getParent());
                Files.writeString(bundle.resolve(path), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return ShardInput.of(bundle);
    }

    @Override
    ShardInput missing() {
        return ShardInput.of(directory.resolve("none"));
    }

    @Test
    void followsALinkInsideTheBundleAndNoneThatLeadsOut() throws IOException {
        ShardInput input = with(Map.of("data/a.csv", "1\n"));
        Path bundle = directory.resolve("bundle");
        Path outside = Files.writeString(directory.resolve("outside.csv"), "1\n");
        Files.createSymbolicLink(bundle.resolve("data/inside.csv"), Path.of("a.csv"));
        Path link = Files.createSymbolicLink(bundle.resolve("data/out.csv"), outside);

        assertThat(input.length("data/inside.csv")).isEqualTo(2);
        assertThatThrownBy(() -> input.length("data/out.csv"))
                .isInstanceOf(BallastException.class)
                .hasMessage(link + ": found a link that leads out of the bundle; expected a file inside it."
                        + " The bundle is refused: fetch it again or make it again.");
    }
}
