package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading that somebody stops is no fault of the bundle. */
class InterruptedReadTest {
    @Test
    void saysThatItWasStopped(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("datapackage.json"), "{}");

        Thread.currentThread().interrupt();
        BallastException stopped =
                catchThrowableOfType(BallastException.class, () -> DescriptorFile.read(ShardInput.of(directory)));

        assertThat(Thread.interrupted()).as("interrupted still").isTrue();
        assertThat(stopped.category()).isEqualTo(ErrorCategory.INTERRUPTED);
        assertThat(stopped)
                .hasMessage("The reading of " + directory.resolve("datapackage.json") + " was asked to stop");
    }
}
