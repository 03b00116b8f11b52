package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShardStreamTest {
    private static final String CSV = "1,\"a \"\"quoted\"\"\nline\"\n2,\n3,\"\"\n";
    private static final String REFUSED = ". The bundle is refused: fetch it again or make it again.";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void handsOutTheSameBytesWhateverTheSizeOfTheReads(Compression compression) {
        Random random = new Random(3);
        byte[] csv = new byte[1_000_003];
        for (int i = 0; i < csv.length; i++) { // half compresses well, half hardly
            csv[i] = (byte) (i < csv.length / 2 ? 'a' : ' ' + 3 + random.nextInt(90));
        }
        csv[csv.length - 1] = '\n';
        Bundle bundle = bundle(compression, false, csv, 1);
        for (int most : new int[] {1_000, 65_536, 200_000, 2_000_000}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[most];
            try (ShardStream stream = open(bundle)) {
                int count;
                while ((count = stream.read(buffer, 0, 1 + random.nextInt(most))) >= 0) {
                    assertThat(count).isPositive();
                    out.write(buffer, 0, count);
                }
                assertThat(stream.read(buffer, 0, most)).isEqualTo(-1);
                assertThat(stream.rawBytes()).isEqualTo(csv.length);
                assertThat(stream.fileBytes()).isEqualTo(shard(bundle).sizeBytes());
            }
            assertThat(Arrays.equals(out.toByteArray(), csv)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsRecordsAndNotLines(Compression compression) {
        Bundle bundle = bundle(compression, false, SampleBundle.bytes(CSV), 3);
        try (ShardStream stream = open(bundle)) {
            drain(stream);
            assertThat(stream.rows()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAnEmptyShard(Compression compression) {
        Bundle bundle = bundle(compression, false, new byte[0], 0);
        try (ShardStream stream = open(bundle)) {
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.rows()).isZero();
        }
    }

    @Test
    void readsSingleBytes() throws IOException {
        try (ShardStream stream = open(bundle(Compression.ZSTD, false, SampleBundle.bytes("é\n"), 1))) {
            assertThat(stream.readAllBytes()).isEqualTo(SampleBundle.bytes("é\n"));
        }
    }

    @Test
    void doesNotCountTheHeader() {
        try (ShardStream stream = open(bundle(Compression.NONE, true, SampleBundle.bytes("a,b\n" + CSV), 3))) {
            assertThat(stream.rows()).isZero();
            drain(stream);
            assertThat(stream.rows()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAFileThatIsShorterOrLongerThanTold(Compression compression) throws IOException {
        Bundle bundle = bundle(compression, false, SampleBundle.bytes(CSV), 3);
        byte[] whole = Files.readAllBytes(file(bundle));
        Files.write(file(bundle), Arrays.copyOf(whole, whole.length - 1));
        refusesToOpen(bundle, ": found " + (whole.length - 1) + " bytes; expected " + whole.length + " bytes");
        Files.write(file(bundle), Arrays.copyOf(whole, whole.length + 1));
        refusesToOpen(bundle, ": found " + (whole.length + 1) + " bytes; expected " + whole.length + " bytes");
        Files.delete(file(bundle));
        assertThatThrownBy(() -> open(bundle))
                .hasMessage(file(bundle) + " is missing. The bundle is refused: fetch it again or make it again.");
        Files.createDirectory(file(bundle));
        refusesToOpen(bundle, ": found a directory; expected a plain file");
    }

    @Test
    void refusesPackedBytesThatWereCutEvenWhenTheLengthFits() {
        for (Compression compression : List.of(Compression.ZSTD, Compression.GZIP)) {
            byte[] packed = SampleBundle.packed(compression, SampleBundle.bytes(CSV));
            for (int length = 0; length < packed.length; length++) {
                byte[] cut = Arrays.copyOf(packed, length);
                Bundle bundle = packedBundle(compression, cut, Sha256.hex(cut), CSV.length(), 3);
                String what = compression == Compression.ZSTD ? "zstd frame" : "gzip member";
                refuses(bundle, "found a " + what + " that is cut off; expected one " + what + " and nothing after it");
            }
        }
    }

    @Test
    void refusesAChecksumThatDiffers() {
        byte[] packed = SampleBundle.packed(Compression.ZSTD, SampleBundle.bytes(CSV));
        refuses(
                packedBundle(Compression.ZSTD, packed, Cases.SHA, CSV.length(), 3),
                "found the SHA-256 " + Sha256.hex(packed) + "; expected " + Cases.SHA);
    }

    @Test
    void holdsTheFileAgainstWhatTheCheckGoesBy() {
        byte[] csv = SampleBundle.bytes(CSV);
        String sha256 = Sha256.hex(csv);
        String crc32c = Crc32c.hex(csv);
        Bundle wrongHash = bundle(Compression.NONE, false, csv, Cases.SHA, crc32c, csv.length, 3);
        accepts(wrongHash, ShardCheck.CHECKSUM);
        refuses(wrongHash, ShardCheck.HASH, "found the SHA-256 " + sha256 + "; expected " + Cases.SHA);
        Bundle wrongChecksum = bundle(Compression.NONE, false, csv, sha256, "01234567", csv.length, 3);
        refuses(wrongChecksum, ShardCheck.HASH, "found the CRC-32C " + crc32c + "; expected 01234567");
        refuses(wrongChecksum, ShardCheck.CHECKSUM, "found the CRC-32C " + crc32c + "; expected 01234567");
        refuses(wrongChecksum, ShardCheck.EVERYTHING, "found the CRC-32C " + crc32c + "; expected 01234567");
    }

    @Test
    void goesByTheHashWhereThereIsNoChecksum() {
        byte[] csv = SampleBundle.bytes(CSV);
        Bundle bundle = packedBundle(Compression.NONE, csv, Cases.SHA, csv.length, 3);
        refuses(bundle, ShardCheck.CHECKSUM, "found the SHA-256 " + Sha256.hex(csv) + "; expected " + Cases.SHA);
    }

    @Test
    void leavesCountingToOthersUnlessEverythingIsWanted() {
        Bundle bundle = bundle(Compression.NONE, false, SampleBundle.bytes(CSV), 4);
        accepts(bundle, ShardCheck.CHECKSUM);
        accepts(bundle, ShardCheck.HASH);
        refuses(bundle, ShardCheck.EVERYTHING, "found 3 records; expected 4");
        try (ShardStream stream = ShardStream.open(ShardInput.of(directory), bundle, shard(bundle), ShardCheck.HASH)) {
            assertThatThrownBy(stream::rows).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesFewerBytesOfCsvThanTold() {
        byte[] csv = SampleBundle.bytes(CSV);
        refuses(
                packedBundle(Compression.NONE, csv, Sha256.hex(csv), csv.length + 1, 3),
                "found " + csv.length + " bytes of CSV; expected " + (csv.length + 1) + " bytes");
    }

    @Test
    void refusesMoreBytesOfCsvThanTold() {
        byte[] csv = SampleBundle.bytes(CSV);
        refuses(
                packedBundle(Compression.NONE, csv, Sha256.hex(csv), csv.length - 1, 3),
                "found more than " + (csv.length - 1) + " bytes of CSV; expected " + (csv.length - 1) + " bytes");
    }

    @Test
    void refusesAnotherNumberOfRecordsThanTold() {
        refuses(bundle(Compression.GZIP, false, SampleBundle.bytes(CSV), 4), "found 3 records; expected 4");
        refuses(bundle(Compression.GZIP, true, SampleBundle.bytes(CSV), 3), "found 3 records; expected 4");
    }

    @Test
    void refusesAnEndInTheMidstOfARecord() {
        String expected = "found an end in the middle of a record; expected a line terminator after each record";
        refuses(bundle(Compression.NONE, false, SampleBundle.bytes("1,2"), 0), expected);
        refuses(bundle(Compression.NONE, false, SampleBundle.bytes("1,\"2\n"), 0), expected);
    }

    @Test
    void refusesDamagedPackedBytes() throws IOException {
        Bundle zstd = bundle(Compression.ZSTD, false, SampleBundle.bytes(CSV), 3);
        flip(file(zstd), 0);
        refuses(
                zstd,
                "found a damaged zstd frame (Unknown frame descriptor); expected one zstd frame and nothing after it");
        Bundle gzip = bundle(Compression.GZIP, false, SampleBundle.bytes(CSV), 3);
        flip(file(gzip), (int) Files.size(file(gzip)) - 1);
        refuses(
                gzip,
                "found a damaged gzip member (its checksum or length is wrong); expected one gzip member and nothing"
                        + " after it");
        flip(file(gzip), 0);
        refuses(gzip, "found a damaged gzip member (no gzip header); expected one gzip member and nothing after it");
    }

    private static void flip(Path file, int index) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[index] ^= 1;
        Files.write(file, bytes);
    }

    private void refuses(Bundle bundle, String message) {
        refuses(bundle, ShardCheck.EVERYTHING, message);
    }

    private void accepts(Bundle bundle, ShardCheck check) {
        try (ShardStream stream = ShardStream.open(ShardInput.of(directory), bundle, shard(bundle), check)) {
            drain(stream);
        }
    }

    private void refuses(Bundle bundle, ShardCheck check, String message) {
        try (ShardStream stream = ShardStream.open(ShardInput.of(directory), bundle, shard(bundle), check)) {
            assertThatThrownBy(() -> drain(stream))
                    .hasMessage(file(bundle) + ": " + message + REFUSED)
                    .isInstanceOfSatisfying(BallastException.class, e -> assertThat(e.category())
                            .isEqualTo(ErrorCategory.INPUT_REFUSED));
        }
    }

    /** A compressor may pack the same bytes in other ways; other bytes are another shard. */
    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"ZSTD", "GZIP"})
    void csvThatIsNotTheOneStatedIsRefused(Compression compression) {
        byte[] csv = SampleBundle.bytes("1,2,3,a\n");
        byte[] packed = SampleBundle.packed(compression, csv);
        String path = BundleLayout.shardPath("t", 0, compression);
        SampleBundle.put(directory.resolve(path), packed);
        String other = Sha256.hex(SampleBundle.bytes("1,2,3,b\n"));
        Shard shard = new Shard(
                path, packed.length, new ShardSums(Sha256.hex(packed), Crc32c.hex(packed), other), csv.length, 1, 0, 1);
        Bundle bundle =
                SampleBundle.of(compression, false, List.of(new BundleTable(SampleBundle.orders(), List.of(shard))));

        try (ShardStream stream = open(bundle)) {
            assertThatThrownBy(() -> drain(stream))
                    .hasMessage(file(bundle) + ": found CSV with the SHA-256 " + Sha256.hex(csv) + "; expected " + other
                            + REFUSED);
        }
    }

    private void refusesToOpen(Bundle bundle, String message) {
        assertThatThrownBy(() -> open(bundle)).hasMessage(file(bundle) + message + REFUSED);
    }

    private static void drain(ShardStream stream) {
        byte[] buffer = new byte[11];
        while (stream.read(buffer, 0, buffer.length) >= 0) {
            assertThat(stream.fileBytes()).isPositive();
        }
    }

    private Bundle bundle(Compression compression, boolean header, byte[] csv, long rows) {
        byte[] packed = SampleBundle.packed(compression, csv);
        return bundle(compression, header, packed, Sha256.hex(packed), Crc32c.hex(packed), csv.length, rows);
    }

    private Bundle packedBundle(Compression compression, byte[] packed, String sha256, long rawBytes, long rows) {
        return bundle(compression, false, packed, sha256, "", rawBytes, rows);
    }

    private Bundle bundle(
            Compression compression,
            boolean header,
            byte[] packed,
            String sha256,
            String crc32c,
            long rawBytes,
            long rows) {
        String path = BundleLayout.shardPath("t", 0, compression);
        Shard shard = new Shard(path, packed.length, new ShardSums(sha256, crc32c, ""), rawBytes, rows, 0, rows);
        SampleBundle.put(directory.resolve(shard.path()), packed);
        return SampleBundle.of(compression, header, List.of(new BundleTable(SampleBundle.orders(), List.of(shard))));
    }

    private ShardStream open(Bundle bundle) {
        return ShardStream.open(ShardInput.of(directory), bundle, shard(bundle));
    }

    private Path file(Bundle bundle) {
        return directory.resolve(shard(bundle).path());
    }

    private static Shard shard(Bundle bundle) {
        return bundle.tables().get(0).shards().get(0);
    }
}
