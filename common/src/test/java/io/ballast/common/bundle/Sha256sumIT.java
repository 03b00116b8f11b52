package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets the command {@code sha256sum} judge the manifests. */
class Sha256sumIT {
    @TempDir
    Path directory;

    @Test
    void manifestsAreReadBySha256sum() throws IOException, InterruptedException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        assertThat(check()).isEqualTo("exit 0: ");
        Files.writeString(directory.resolve("data/orders/orders-00000.csv.zst"), "changed");
        Files.writeString(directory.resolve("datapackage.json"), "changed");
        assertThat(check())
                .contains("exit 1: ")
                .contains("data/orders/orders-00000.csv.zst: FAILED")
                .contains("datapackage.json: FAILED");
    }

    private String check() throws IOException, InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder("sha256sum", "-c", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt");
        command.environment().put("LC_ALL", "C");
        Process process =
                command.directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return "exit " + process.waitFor() + ": " + output;
    }
}
