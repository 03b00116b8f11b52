package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.BundleFetcher.Fetched;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFetcherTest {
    @TempDir
    private Path directory;

    private Path from;
    private Path to;

    @BeforeEach
    void write() throws IOException {
        from = Files.createDirectory(directory.resolve("from"));
        to = directory.resolve("to");
        Files.createDirectories(from.resolve("data/customers"));
        Files.createDirectories(from.resolve("data/orders"));
        SampleBundle.write(from, Compression.ZSTD, false);
    }

    @Test
    void copiesEveryFileByteForByte() throws IOException {
        Fetched fetched = fetch();

        assertThat(fetched.fetchedBytes()).isEqualTo(fetched.bundle().sizeBytes());
        assertThat(files(to)).isEqualTo(files(from));
        for (String file : files(from)) {
            assertThat(to.resolve(file)).hasSameBinaryContentAs(from.resolve(file));
        }
    }

    @Test
    void takesWhatAnEarlierCopyHasLeft() throws IOException {
        fetch();
        Files.delete(to.resolve(BundleLayout.DESCRIPTOR));
        Files.delete(to.resolve("data/orders/orders-00000.csv.zst"));
        Files.write(to.resolve("data/orders/orders-00000.csv.zst.part"), new byte[] {1});
        Files.write(to.resolve("data/customers/customers-00000.csv.zst"), new byte[] {1}); // cut

        Fetched fetched = fetch();

        assertThat(fetched.fetchedBytes())
                .isEqualTo(Files.size(from.resolve("data/orders/orders-00000.csv.zst"))
                        + Files.size(from.resolve("data/customers/customers-00000.csv.zst")));
        assertThat(files(to)).isEqualTo(files(from));
        assertThat(BundleVerifier.verify(ShardInput.of(to), 1, Progress.silent())
                        .passed())
                .isTrue();
    }

    @Test
    void aWholeCopyIsCheckedAndNothingIsFetched() {
        fetch();

        assertThat(fetch().fetchedBytes()).isZero();
    }

    @Test
    void aShardThatIsNotWhatTheBundleStatesIsRefusedAndNoBundleIsLeft() throws IOException {
        Path shard = from.resolve("data/orders/orders-00000.csv.zst");
        byte[] bytes = Files.readAllBytes(shard);
        bytes[bytes.length / 2] ^= 1;
        Files.write(shard, bytes);

        assertThatThrownBy(this::fetch)
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith(shard + ": found the SHA-256 ");
        assertThat(to.resolve(BundleLayout.DESCRIPTOR)).doesNotExist();
        assertThat(to.resolve("data/orders")).isEmptyDirectory();
    }

    @Test
    void aScriptThatTheManifestDoesNotVouchForIsRefused() throws IOException {
        Files.writeString(from.resolve(BundleLayout.LOAD_SQL), "\\! echo");

        assertThatThrownBy(this::fetch).hasMessageStartingWith(from.resolve("load.sql") + ": found the SHA-256 ");
        assertThat(to).doesNotExist();
    }

    @Test
    void aDirectoryWithOtherFilesIsRefused() throws IOException {
        Files.createDirectory(to);
        Files.writeString(to.resolve("thesis.txt"), "");

        assertThatThrownBy(this::fetch)
                .hasMessage(to + " is not empty: it holds thesis.txt. Choose a directory that is missing or empty.");
    }

    @Test
    void anotherBundleIsNotOverwritten() throws IOException {
        Files.createDirectories(to.resolve("data/t"));
        SampleBundle.writeTiny(to, Compression.NONE);

        assertThatThrownBy(this::fetch)
                .hasMessage(to + " holds another bundle. Choose a directory that is missing or empty.");
    }

    private Fetched fetch() {
        return BundleFetcher.fetch(ShardInput.of(from), ShardSink.of(to), 2, Progress.silent());
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
