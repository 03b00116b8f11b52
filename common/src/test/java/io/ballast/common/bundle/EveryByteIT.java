package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flips each byte and cuts each length of every file of a bundle: thousands of verifications, so not among the quick tests. */
class EveryByteIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void findsEveryFlippedByteOfAShard(Compression compression) throws IOException {
        SampleBundle.writeTiny(directory, compression);
        findsEveryFlippedByte("data/t/t-00000" + compression.fileEnding());
    }

    /** As a load reads it, which does not compute the SHA-256 unless it is to verify in full. */
    @ParameterizedTest
    @EnumSource
    void findsEveryFlippedBitWhileAShardIsRead(ShardCheck check) throws IOException {
        SampleBundle.writeTiny(directory, Compression.NONE);
        Bundle bundle = DescriptorFile.read(ShardInput.of(directory));
        Shard shard = bundle.tables().get(0).shards().get(0);
        Path file = directory.resolve(shard.path());
        byte[] whole = Files.readAllBytes(file);
        assertThat(passes(bundle, shard, check)).isTrue();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);
            assertThat(passes(bundle, shard, check)).as("bit %d", bit).isFalse();
        }
    }

    private boolean passes(Bundle bundle, Shard shard, ShardCheck check) {
        try (ShardStream stream = ShardStream.open(ShardInput.of(directory), bundle, shard, check)) {
            stream.drain();
            return true;
        } catch (BallastException e) {
            return false;
        }
    }

    @Test
    void findsEveryFlippedByteBesideTheData() throws IOException {
        SampleBundle.writeTiny(directory, Compression.NONE);
        for (String name : filesBesideTheData()) {
            findsEveryFlippedByte(name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryCutOfAShard(Compression compression) throws IOException {
        SampleBundle.writeTiny(directory, compression);
        findsEveryCut("data/t/t-00000" + compression.fileEnding());
    }

    @Test
    void findsEveryCutBesideTheData() throws IOException {
        SampleBundle.writeTiny(directory, Compression.NONE);
        for (String name : filesBesideTheData()) {
            findsEveryCut(name);
        }
    }

    private List<String> filesBesideTheData() {
        List<String> names = SampleBundle.files(directory).stream()
                .filter(name -> !name.startsWith("data/"))
                .toList();
        assertThat(names).hasSize(10);
        return names;
    }

    private void findsEveryFlippedByte(String name) throws IOException {
        Path file = directory.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            Files.write(file, flipped);
            assertThat(verify().passed()).as("byte %d of %s", i, name).isFalse();
        }
        Files.write(file, whole);
        assertThat(verify().passed()).isTrue();
    }

    private void findsEveryCut(String name) throws IOException {
        Path file = directory.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(verify().passed()).as("%s cut to %d", name, length).isFalse();
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThat(verify().passed()).as("%s lengthened", name).isFalse();
        Files.write(file, whole);
        assertThat(verify().passed()).isTrue();
    }

    private Verification verify() {
        return BundleVerifier.verify(ShardInput.of(directory), 1, Progress.silent());
    }
}
