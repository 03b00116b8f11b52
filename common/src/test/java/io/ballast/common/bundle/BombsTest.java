package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Small files that would be large once read, and descriptors that claim what cannot be. */
class BombsTest {
    private static final int BOMB_BYTES = 50_000_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"ZSTD", "GZIP"})
    void unpacksNoMoreThanTheDescriptorTells(Compression compression) {
        byte[] packed = SampleBundle.packed(compression, new byte[BOMB_BYTES]);
        assertThat(packed.length).isLessThan(60_000);
        Bundle bundle = bundle(compression, packed, 100_000);
        try (ShardStream stream = open(bundle)) {
            byte[] buffer = new byte[1 << 16];
            assertThatThrownBy(() -> drain(stream, buffer))
                    .hasMessage(file(bundle) + ": found more than 100000 bytes of CSV; expected 100000 bytes."
                            + " The bundle is refused: fetch it again or make it again.");
            assertThat(stream.rawBytes()).isLessThan(300_000);
        }
    }

    @Test
    void refusesASecondFrameThatHidesBehindTheFirst() {
        byte[] one = SampleBundle.packed(Compression.ZSTD, SampleBundle.bytes("a\n"));
        byte[] bomb = SampleBundle.packed(Compression.ZSTD, new byte[BOMB_BYTES]);
        refuses(
                Compression.ZSTD,
                joined(one, bomb),
                2,
                "found bytes after the zstd frame; expected one zstd frame and" + " nothing after it");
    }

    @Test
    void refusesASecondGzipMemberThatHidesBehindTheFirst() {
        byte[] one = SampleBundle.packed(Compression.GZIP, SampleBundle.bytes("a\n"));
        refuses(
                Compression.GZIP,
                joined(one, one),
                2,
                "found bytes after the gzip member; expected one gzip member and" + " nothing after it");
    }

    @Test
    void refusesASkippableFrameInPlaceOfData() {
        byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4}; // RFC 8878, 3.1.2
        byte[] one = SampleBundle.packed(Compression.ZSTD, SampleBundle.bytes("a\n"));
        refuses(
                Compression.ZSTD,
                joined(skippable, one),
                2,
                "found bytes after the zstd frame; expected one zstd frame" + " and nothing after it");
    }

    @Test
    void refusesASkippableFrameOfFourGigabytes() {
        byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, -1, -1, -1, -1, 1, 2, 3, 4};
        refuses(
                Compression.ZSTD,
                skippable,
                2,
                "found a zstd frame that is cut off; expected one zstd frame and nothing" + " after it");
    }

    @Test
    void refusesAWindowThatWouldTakeGigabytes() {
        byte[] window = {(byte) 0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) 0xA8, 1, 0, 0}; // RFC 8878, 3.1.1.1.2
        refuses(
                Compression.ZSTD,
                window,
                2,
                "found a damaged zstd frame (Frame requires too much memory for decoding);"
                        + " expected one zstd frame and nothing after it");
    }

    @Test
    void refusesAGzipFileNameWithoutEnd() {
        byte[] packed = SampleBundle.packed(Compression.GZIP, SampleBundle.bytes("a\n"));
        byte[] named = new byte[1_000_000];
        Arrays.fill(named, (byte) 'x');
        System.arraycopy(packed, 0, named, 0, 10);
        named[3] = 8;
        refuses(
                Compression.GZIP,
                named,
                2,
                "found a damaged gzip member (extra header fields); expected one gzip member"
                        + " and nothing after it");
    }

    @Test
    void refusesADescriptorOfGigabytesBeforeReadingIt() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("datapackage.json").toFile(), "rw")) {
            file.setLength(100L << 30); // sparse
        }
        assertThatThrownBy(() -> DescriptorFile.read(ShardInput.of(directory)))
                .hasMessage(directory.resolve("datapackage.json")
                        + ": found 107374182400 bytes; expected at most 33554432."
                        + " The bundle is refused: fetch it again or make it again.");
    }

    @Test
    void refusesADeepDescriptor() {
        refusesJson("[".repeat(1_000_000), "Document nesting depth (33) exceeds the maximum allowed (32");
    }

    @Test
    void refusesALongNumber() {
        refusesJson("{\"ballast\": " + "9".repeat(1_000_000) + "}", "Number value length");
    }

    @Test
    void refusesALongString() {
        refusesJson("{\"name\": \"" + "x".repeat(2_000_000) + "\"}", "String value length");
    }

    @Test
    void refusesALongKey() {
        refusesJson("{\"" + "x".repeat(100_000) + "\": 1}", "Name length");
    }

    @Test
    void refusesAKeyTwice() {
        refusesJson("{\"name\": \"a\", \"name\": \"b\"}", "Duplicate Object property \"name\"");
    }

    @Test
    void refusesASecondDocument() {
        String json = new String(DescriptorFile.bytes(Cases.bundle(Compression.NONE)), StandardCharsets.UTF_8);
        refusesJson(json + "{}", "Trailing token");
    }

    @Test
    void refusesMillionsOfShards() {
        ObjectNode tree = Cases.tree(Compression.NONE);
        ArrayNode shards =
                (ArrayNode) tree.get("resources").get(0).get("ballast").get("shards");
        while (shards.size() <= BundleLimits.MAX_SHARDS) {
            shards.add(0);
        }
        assertThatThrownBy(() -> DescriptorReader.read("datapackage.json", tree))
                .hasMessage(
                        "datapackage.json, resources[0].ballast.shards: found 100001 elements; expected at most 100000."
                                + " The bundle is refused: fetch it again or make it again.");
    }

    @Test
    void refusesManyPartitionsSpreadOverTables() {
        ObjectNode tree = Cases.tree(Compression.NONE);
        ObjectNode customers = (ObjectNode) tree.get("resources").get(0).get("ballast");
        customers.putObject("partitioning").put("hash", "id").put("partitions", 9_999);
        ((ObjectNode) tree.get("resources").get(0).get("schema")).remove("uniqueKeys");
        assertThatThrownBy(() -> DescriptorReader.read("datapackage.json", tree))
                .hasMessage("datapackage.json, resources[1].ballast.partitioning: found 10001 partitions up to here;"
                        + " expected at most 10000. The bundle is refused: fetch it again or make it again.");
    }

    private void refuses(Compression compression, byte[] packed, long rawBytes, String message) {
        Bundle bundle = bundle(compression, packed, rawBytes);
        try (ShardStream stream = open(bundle)) {
            assertThatThrownBy(() -> drain(stream, new byte[100]))
                    .hasMessage(file(bundle) + ": " + message
                            + ". The bundle is refused: fetch it again or make it again.");
        }
    }

    private static void refusesJson(String json, String why) {
        assertThatThrownBy(() -> DescriptorFile.parse("datapackage.json", SampleBundle.bytes(json)))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith("datapackage.json")
                .hasMessageContaining(": found no JSON that can be read (" + why);
    }

    private static void drain(ShardStream stream, byte[] buffer) {
        while (stream.read(buffer, 0, buffer.length) >= 0) {
            assertThat(buffer).isNotNull();
        }
    }

    private Bundle bundle(Compression compression, byte[] packed, long rawBytes) {
        Shard shard = new Shard(
                BundleLayout.shardPath("t", 0, compression), packed.length, Sha256.hex(packed), rawBytes, 1, 0, 1);
        SampleBundle.put(directory.resolve(shard.path()), packed);
        return SampleBundle.of(compression, false, List.of(new BundleTable(SampleBundle.orders(), List.of(shard))));
    }

    private ShardStream open(Bundle bundle) {
        return ShardStream.open(
                ShardInput.of(directory),
                bundle,
                bundle.tables().get(0).shards().get(0));
    }

    private Path file(Bundle bundle) {
        return directory.resolve(bundle.tables().get(0).shards().get(0).path());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
