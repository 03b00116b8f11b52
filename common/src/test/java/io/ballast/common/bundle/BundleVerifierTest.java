package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BundleVerifierTest {
    private static final String CUSTOMERS_0 = "data/customers/customers-00000.csv.zst";
    private static final String CUSTOMERS_1 = "data/customers/customers-00001.csv.zst";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void passesAWholeBundle(Compression compression) throws IOException {
        Bundle bundle = SampleBundle.write(directory, compression, false);
        Verification verification = verify();
        assertThat(verification.passed()).isTrue();
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.bundle()).isEqualTo(bundle);
        long bytes = 0;
        for (String file : SampleBundle.files(directory)) {
            bytes += Files.size(directory.resolve(file));
        }
        assertThat(verification.filesChecked()).isEqualTo(13);
        assertThat(verification.bytesChecked()).isEqualTo(bytes);
    }

    @Test
    void tellsOfAllWrongFilesAtOnce() throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        Path orders = directory.resolve("data/orders/orders-00000.csv.zst");
        long size = Files.size(orders);
        Files.delete(orders);
        Files.writeString(directory.resolve("data/orders/notes.txt"), "x");
        Files.writeString(directory.resolve("load.sql"), "DROP TABLE customers;\n");
        Path first = directory.resolve(CUSTOMERS_0);
        Files.write(first, Arrays.copyOf(Files.readAllBytes(first), 20));
        Verification verification = verify();
        assertThat(verification.faultCount()).isEqualTo(4);
        assertThat(verification.faults())
                .extracting(Verification.Fault::kind, Verification.Fault::path)
                .containsExactly(
                        tuple(Verification.Kind.CHANGED, CUSTOMERS_0),
                        tuple(Verification.Kind.EXTRA, "data/orders/notes.txt"),
                        tuple(Verification.Kind.MISSING, "data/orders/orders-00000.csv.zst"),
                        tuple(Verification.Kind.CHANGED, "load.sql"));
        assertThat(verification.faults().get(0).message())
                .isEqualTo(first + ": found 20 bytes; expected " + sizeOf(verification, CUSTOMERS_0)
                        + " bytes. The bundle is refused: fetch it again or make it again.");
        assertThat(verification.faults().get(2).message())
                .isEqualTo(orders + " is missing. The bundle is refused: fetch it again or make it again.");
        assertThat(size).isEqualTo(sizeOf(verification, "data/orders/orders-00000.csv.zst"));
    }

    @Test
    void takesALinkToABundleForTheBundle(@TempDir Path elsewhere) throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), directory);
        assertThat(BundleVerifier.verify(ShardInput.of(link), 2, Progress.silent())
                        .passed())
                .isTrue();

        Files.writeString(directory.resolve("data/notes.txt"), "x");
        assertThat(BundleVerifier.verify(ShardInput.of(link), 2, Progress.silent())
                        .faults())
                .extracting(Verification.Fault::message)
                .containsExactly(link.resolve("data/notes.txt") + " is not part of the bundle. Move it elsewhere.");
    }

    @Test
    void findsTheSameWithAnyNumberOfThreads() throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        Files.writeString(directory.resolve(CUSTOMERS_0), "x");
        Files.writeString(directory.resolve(CUSTOMERS_1), "y");
        Verification one = BundleVerifier.verify(ShardInput.of(directory), 1, Progress.silent());
        assertThat(one.faultCount()).isEqualTo(2);
        assertThat(BundleVerifier.verify(ShardInput.of(directory), 7, Progress.silent()))
                .isEqualTo(one);
    }

    @Test
    void findsShardsThatWereSwapped() throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        byte[] first = Files.readAllBytes(directory.resolve(CUSTOMERS_0));
        Files.write(directory.resolve(CUSTOMERS_0), Files.readAllBytes(directory.resolve(CUSTOMERS_1)));
        Files.write(directory.resolve(CUSTOMERS_1), first);
        assertThat(verify().faults()).extracting(Verification.Fault::path).containsExactly(CUSTOMERS_0, CUSTOMERS_1);
    }

    @Test
    void findsADescriptorAndTagManifestThatWereChangedTogether() throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        Path descriptor = directory.resolve("datapackage.json");
        Path tagManifest = directory.resolve("tagmanifest-sha256.txt");
        String before = Sha256.hex(Files.readAllBytes(descriptor));
        Files.writeString(descriptor, Files.readString(descriptor).replace("\"rows\": 2", "\"rows\": 3"));
        Files.writeString(
                tagManifest, Files.readString(tagManifest).replace(before, Sha256.hex(Files.readAllBytes(descriptor))));
        assertThat(verify().faults())
                .extracting(Verification.Fault::message)
                .containsExactly(directory.resolve(CUSTOMERS_0)
                        + ": found 2 records; expected 3. The bundle is refused: fetch it again or make it again.");
    }

    @ParameterizedTest
    @CsvSource({
        "'1,Ada,\n2,,2020-01-01\n', 'NULL in column \"name\" of row 2; expected a value, as the column cannot be null'",
        "'1,\"\",\n,Bob,\n', 'NULL in column \"id\" of row 2; expected a value, as the column cannot be null'",
        "'1,\"a,b\nc\",\n2,Bob\n', '2 fields in row 2; expected 3, one for each column'",
        "'1,Ada,,\n', '4 fields in row 1; expected 3, one for each column'",
    })
    void findsRowsThatTheirTableCouldNotTake(String rows, String found) {
        for (boolean header : new boolean[] {false, true}) {
            Path bundle = directory.resolve("bundle" + header);
            Shard shard = SampleBundle.shard(
                    bundle,
                    "customers",
                    0,
                    Compression.ZSTD,
                    header,
                    0,
                    2,
                    (header ? "id,name,joined\n" : "") + rows.replace("\\n", "\n"));
            BundleTable table = new BundleTable(SampleBundle.customers(), List.of(shard));
            BundleWriter.finish(
                    ShardSink.of(bundle), SampleBundle.of(Compression.ZSTD, header, List.of(table)), SampleBundle.SPEC);
            assertThat(BundleVerifier.verify(ShardInput.of(bundle), 1, Progress.silent())
                            .faults())
                    .extracting(Verification.Fault::message)
                    .containsExactly(bundle.resolve(CUSTOMERS_0) + ": found " + found
                            + ". The bundle is refused: fetch it again or make it again.");
        }
    }

    @Test
    void keepsTheListOfFaultsShortAndTheCountTrue() throws IOException {
        SampleBundle.write(directory, Compression.NONE, false);
        for (int i = 0; i < 150; i++) {
            Files.writeString(directory.resolve("data/extra-" + i), "");
        }
        assertThat(verify().faults()).hasSize(Verification.MAX_FAULTS);
        assertThat(verify().faultCount()).isEqualTo(150);
    }

    @Test
    void findsALinkThatLeavesTheBundle(@TempDir Path elsewhere) throws IOException {
        SampleBundle.write(directory, Compression.ZSTD, false);
        Path shard = directory.resolve(CUSTOMERS_0);
        Path moved = Files.move(shard, elsewhere.resolve("moved"));
        Files.createSymbolicLink(shard, moved);
        assertThat(verify().faults())
                .extracting(Verification.Fault::message)
                .containsExactly(shard + ": found a link that leads out of the bundle; expected a file inside it."
                        + " The bundle is refused: fetch it again or make it again.");
    }

    @Test
    void tellsProgressInBytesOfTheCsv() {
        Bundle bundle = SampleBundle.write(directory, Compression.GZIP, false);
        long[] told = new long[2];
        BundleVerifier.verify(ShardInput.of(directory), 1, new Progress() {
            @Override
            public PhaseProgress start(String phase, long total, Unit unit) {
                told[0] = total;
                return new PhaseProgress() {
                    @Override
                    public void advance(long amount) {
                        told[1] += amount;
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public void note(String line) {}
        });
        assertThat(told).containsExactly(bundle.rawBytes(), bundle.rawBytes());
    }

    @Test
    void refusesADirectoryWithoutADescriptor() {
        assertThatThrownBy(this::verify)
                .hasMessageStartingWith(directory + " holds no datapackage.json: it is no bundle");
    }

    private Verification verify() {
        return BundleVerifier.verify(ShardInput.of(directory), 1, Progress.silent());
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static long sizeOf(Verification verification, String path) {
        return verification.bundle().tables().stream()
                .map(BundleTable::shards)
                .flatMap(List::stream)
                .filter(shard -> shard.path().equals(path))
                .findFirst()
                .orElseThrow()
                .sizeBytes();
    }
}
