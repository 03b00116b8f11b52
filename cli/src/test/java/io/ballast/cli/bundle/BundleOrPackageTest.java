package io.ballast.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSource;
import io.ballast.datapackage.DataPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleOrPackageTest {
    @TempDir
    private Path directory;

    @Test
    void takesABundleThatHasLostItsPropertyForABundle() throws IOException {
        PresetBundle.generate(directory, "users", 0.0001, Compression.ZSTD, false);
        assertThat(DataPackage.isExternal(ShardInput.of(directory))).isFalse();

        Path descriptor = directory.resolve("datapackage.json");
        Files.writeString(descriptor, Files.readString(descriptor).replace("\"ballast\"", "\"b\""));

        assertThat(DataPackage.isExternal(ShardInput.of(directory))).isFalse();
        assertThatThrownBy(() -> ShardSource.of(directory).read())
                .hasMessageContaining("datapackage.json: found the SHA-256 ");
    }
}
