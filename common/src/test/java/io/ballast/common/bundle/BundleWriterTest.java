package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleWriterTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"ZSTD,false", "ZSTD,true", "GZIP,false", "GZIP,true", "NONE,false", "NONE,true"})
    void readsBackWhatItWrote(Compression compression, boolean header) {
        Bundle written = SampleBundle.write(directory, compression, header);
        Bundle read = DescriptorFile.read(ShardInput.of(directory));
        assertThat(read).isEqualTo(written);
        for (BundleTable table : read.tables()) {
            long rows = 0;
            for (Shard shard : table.shards()) {
                rows += drain(read, shard);
            }
            assertThat(rows).isEqualTo(table.rows()).isEqualTo(3);
        }
    }

    @Test
    void writesTheSameBytesTwice(@TempDir Path again) throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        SampleBundle.write(again, Compression.ZSTD, false);
        assertThat(SampleBundle.files(again)).isEqualTo(SampleBundle.files(directory));
        for (String file : SampleBundle.files(directory)) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(directory.resolve(file));
        }
    }

    @Test
    void leavesNoUnfinishedFile() {
        SampleBundle.write(directory, Compression.ZSTD, false);
        assertThat(SampleBundle.files(directory))
                .containsExactly(
                        "README.md",
                        "bag-info.txt",
                        "bagit.txt",
                        "constraints.sql",
                        "data/customers/customers-00000.csv.zst",
                        "data/customers/customers-00001.csv.zst",
                        "data/orders/orders-00000.csv.zst",
                        "datapackage.json",
                        "dataset.yaml",
                        "load.sql",
                        "manifest-sha256.txt",
                        "schema.sql",
                        "tagmanifest-sha256.txt");
    }

    @Test
    void writesNoDescriptorWhenAShardIsMissing() throws IOException {
        Bundle bundle = SampleBundle.write(directory, Compression.ZSTD, false);
        Path shard = directory.resolve("data/orders/orders-00000.csv.zst");
        Files.delete(shard);
        assertThatThrownBy(() -> BundleWriter.finish(ShardSink.of(directory), bundle, SampleBundle.SPEC))
                .hasMessage(shard + " is missing. The bundle is refused: fetch it again or make it again.");
        assertThat(directory.resolve("datapackage.json")).doesNotExist();
    }

    @Test
    void readsABundleWhoseTagManifestVouchesForTheDescriptor() throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        Path descriptor = directory.resolve("datapackage.json");
        String expected = Sha256.hex(Files.readAllBytes(descriptor));
        String changed = Files.readString(descriptor).replace("\"seed\": 42", "\"seed\": 43");
        Files.writeString(descriptor, changed);
        assertThatThrownBy(() -> DescriptorFile.read(ShardInput.of(directory)))
                .hasMessage(descriptor + ": found the SHA-256 "
                        + Sha256.hex(changed.getBytes(StandardCharsets.UTF_8)) + "; expected " + expected
                        + " in tagmanifest-sha256.txt. The bundle is refused: fetch it again or make it again.");
    }

    @Test
    void tellsWhatToDoAboutADirectoryWithoutADescriptor() {
        assertThatThrownBy(() -> DescriptorFile.read(ShardInput.of(directory)))
                .hasMessage(directory
                        + " holds no datapackage.json: it is no bundle, or one that was never finished, since"
                        + " that file is written last. Check the path, or finish it with a resumed generation into "
                        + directory
                        + ".");
    }

    private long drain(Bundle bundle, Shard shard) {
        byte[] buffer = new byte[7];
        try (ShardStream stream = ShardStream.open(ShardInput.of(directory), bundle, shard)) {
            while (stream.read(buffer, 0, buffer.length) >= 0) {
                assertThat(stream.rawBytes()).isLessThanOrEqualTo(shard.rawBytes());
            }
            return stream.rows();
        }
    }

    @Test
    void takesABundleThatHasLostItsPropertyForABundle() throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        Path descriptor = directory.resolve("datapackage.json");
        Files.writeString(descriptor, Files.readString(descriptor).replace("\"ballast\"", "\"b\""));

        assertThatThrownBy(() -> ShardSource.of(directory).read())
                .hasMessageContaining("datapackage.json: found the SHA-256 ");
    }
}
