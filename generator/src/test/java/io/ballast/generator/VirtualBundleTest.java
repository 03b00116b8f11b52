package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.bundle.Verification;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles that state their shards and hold none. */
class VirtualBundleTest {
    private static final Sharding TWO = new Sharding.Count(2);

    @TempDir
    private Path directory;

    static List<String> presets() {
        return SpecReader.presets();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void makesTheVeryShardsThatAnOrdinaryOneHolds(String preset) throws IOException {
        DatasetSpec spec = SpecReader.preset(
                preset, new SpecOverrides(Map.of(), OptionalDouble.of(0.0005), OptionalLong.empty(), List.of()));
        generate(spec, virtual("small").withSharding(TWO));
        generate(spec, whole("whole").withCompression(Compression.NONE, 0).withSharding(TWO));

        assertThat(directory.resolve("small/data")).doesNotExist();
        assertThat(contents("small")).isEqualTo(contents("whole"));
        assertThat(verify("small").passed()).isTrue();
    }

    @Test
    void goesThereAndBack() throws IOException {
        generate(users(), whole("whole").withSharding(TWO));
        BundleRemaker.remake(files("whole"), virtual("small"), Progress.silent());
        BundleRemaker.remake(files("small"), whole("again"), Progress.silent());
        BundleRemaker.remake(files("again"), virtual("smaller"), Progress.silent());

        assertThat(tree("again")).isEqualTo(tree("whole"));
        assertThat(tree("smaller")).isEqualTo(tree("small"));
        generate(users(), virtual("generated").withSharding(TWO));
        assertThat(tree("generated")).isEqualTo(tree("small"));
    }

    @Test
    void isResumedWhereItWasStopped() throws IOException {
        generate(users(), virtual("small").withSharding(TWO));
        Path stopped = Files.createDirectory(directory.resolve("stopped"));
        GenerationOptions options = virtual("stopped").withSharding(TWO);
        BundleGenerator half = new BundleGenerator(users(), yaml(users()), options, Progress.silent(), bundle -> {
            throw new IllegalStateException("stopped before the descriptor");
        });
        assertThatThrownBy(half::run).hasMessage("stopped before the descriptor");
        assertThat(stopped.resolve("datapackage.json")).doesNotExist();

        assertThatThrownBy(() ->
                        generate(users(), whole("stopped").withSharding(TWO).withResume(true)))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining(" was begun with compression none, and this run has zstd. ");
        GenerationOptions plain =
                whole("stopped").withCompression(Compression.NONE, 0).withSharding(TWO);
        assertThatThrownBy(() -> generate(users(), plain.withResume(true)))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining(" was begun with virtual true, and this run has false. ");
        generate(users(), options.withResume(true));
        assertThat(tree("stopped")).isEqualTo(tree("small"));
    }

    @Test
    void isNoBundleToWhoeverNeedsItsFiles() {
        generate(users(), virtual("small"));

        assertThatThrownBy(() -> ShardSource.of(directory.resolve("small")).read())
                .isInstanceOf(BallastException.class)
                .hasMessage(directory.resolve("small")
                        + " is a virtual bundle: it states its shards and holds none. Make them with virtual bundle "
                        + directory.resolve("small") + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "algorithmVersion": 1 | "algorithmVersion": 7 |  was made by algorithm version 7 (release unknown); this program has version 1 and would make other rows. Use a release that has the bundle's version.
        "rows": 25,           | "rows": 24,           |  contradicts itself: its spec asks for 50 rows of users, its descriptor states 49. Fetch it again, or have it made again.
        "units": 25           | "units": 26           | resources[0].ballast.shards[1].firstUnit
        "firstName (10000     | "firstName (10001     | : this program draws other texts for faker name.firstName (10000, 1000) than release unknown, which made the bundle: found the SHA-256
        "compression": "none" | "compression": "gzip" | expected a file name that ends in .csv.gz
        "release": "unknown"  | "release": 7          | ballast.virtual.release
        """)
    void isRefusedWhereWhatItStatesCannotBe(String found, String instead, String message) throws IOException {
        generate(users(), virtual("small").withSharding(TWO));
        edit("small", found.replace("firstName", "name.firstName"), instead.replace("firstName", "name.firstName"));

        assertThatThrownBy(() -> VirtualBundle.orWhole(files("small")).read())
                .isInstanceOf(BallastException.class)
                .hasMessageContaining(message);
    }

    @Test
    void asksForNoMoreRowsThanAreWorthTheTime() throws IOException {
        generate(users(), virtual("small").withSharding(TWO));
        SourceShard shard = VirtualBundle.orWhole(files("small"))
                .read()
                .tables()
                .get(0)
                .shards()
                .get(0);
        edit("small", "\"rows\": 25", "\"rows\": 20000000001");
        edit("small", "\"bytes\": " + shard.rawBytes(), "\"bytes\": 40000000000");
        edit("small", "\"rawBytes\": " + shard.rawBytes(), "\"rawBytes\": 40000000000");

        assertThatThrownBy(() -> VirtualBundle.orWhole(files("small")).read())
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("resources: found 20000000226 rows; expected at most 20000000000 in a virtual"
                        + " bundle, as each costs processor time.");
    }

    @Test
    void aShardThatComesOutOtherwiseIsRefusedAtItsEnd() throws IOException {
        generate(users(), virtual("small").withSharding(TWO));
        ShardSource source = VirtualBundle.orWhole(files("small"));
        Manifest manifest = source.read();
        SourceTable users = manifest.tables().get(0);
        SourceShard shard = users.shards().get(0);
        String wrong = "0".repeat(64);
        String text = Files.readString(directory.resolve("small/datapackage.json"));
        edit("small", shard.sha256(), wrong);

        ShardSource changed = VirtualBundle.orWhole(files("small"));
        Manifest stated = changed.read();
        try (ShardReader reader = changed.open(
                stated, stated.tables().get(0), stated.tables().get(0).shards().get(0), ShardCheck.CHECKSUM)) {
            assertThatThrownBy(reader::drain)
                    .isInstanceOf(BallastException.class)
                    .hasMessage(directory.resolve("small/data/users/users-00000.csv") + ": found CSV with the SHA-256 "
                            + shard.sha256() + "; expected " + wrong
                            + ". The virtual bundle is refused: fetch it again or make it again.");
        }
        Verification found = verify("small");
        assertThat(found.faults())
                .extracting(Verification.Fault::kind, Verification.Fault::path)
                .contains(tuple(Verification.Kind.CHANGED, "data/users/users-00000.csv"));
        assertThatThrownBy(() -> BundleRemaker.remake(files("small"), whole("big"), Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessage(directory.resolve("small")
                        + " cannot be made again: data/users/users-00000.csv came out with the SHA-256 "
                        + shard.sha256() + "; expected " + wrong + ". Fetch it again, or generate it from its spec.");
        assertThat(directory.resolve("big/datapackage.json")).doesNotExist();
        assertThat(text).contains(shard.sha256());
    }

    @Test
    void aChangedSpecIsRefused() throws IOException {
        generate(users(), virtual("small"));
        Path spec = directory.resolve("small/dataset.yaml");
        Files.writeString(spec, Files.readString(spec).replace("rows: 50", "rows: 500000000000"));

        assertThatThrownBy(() -> VirtualBundle.orWhole(files("small")).read())
                .isInstanceOf(BallastException.class)
                .hasMessageContaining(spec + ": found the SHA-256 ");
    }

    @Test
    void headersAreNotMadeAgain() {
        generate(users(), whole("whole").withHeader(true));

        assertThatThrownBy(() -> BundleRemaker.remake(files("whole"), virtual("small"), Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining(" cannot be made again: its shards begin with headers");
    }

    private Verification verify(String name) {
        return VirtualBundle.orWhole(files(name))
                .verifyFiles(2, Progress.silent())
                .orElseThrow();
    }

    /** What a load reads of every shard. */
    private Map<String, String> contents(String name) {
        ShardSource source = VirtualBundle.orWhole(files(name));
        Manifest manifest = source.read();
        Map<String, String> contents = new TreeMap<>();
        for (SourceTable table : manifest.tables()) {
            for (SourceShard shard : table.shards()) {
                try (ShardReader reader = source.open(manifest, table, shard, ShardCheck.EVERYTHING)) {
                    contents.put(shard.path(), shard.sums() + " " + shard.rows() + " " + read(reader));
                    assertThat(reader.found()).isEqualTo(shard);
                }
            }
        }
        return contents;
    }

    private static String read(ShardReader reader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[1000];
        for (int count = reader.read(chunk, 0, chunk.length); count >= 0; count = reader.read(chunk, 0, chunk.length)) {
            bytes.write(chunk, 0, count);
        }
        return Sha256.hex(bytes.toByteArray());
    }

    private Map<String, String> tree(String name) throws IOException {
        Path root = directory.resolve(name);
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(root.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return tree;
    }

    /** Changes the descriptor, and the line that vouches for it. */
    private void edit(String name, String found, String instead) throws IOException {
        Path descriptor = directory.resolve(name).resolve("datapackage.json");
        String before = Files.readString(descriptor);
        assertThat(before).contains(found);
        String after = before.replace("\"sha256\": \"" + found, "\"sha256\": \"" + instead)
                .replace("\"rawSha256\": \"" + found, "\"rawSha256\": \"" + instead)
                .replaceFirst(Pattern.quote(found), Matcher.quoteReplacement(instead));
        Path manifest = directory.resolve(name).resolve("tagmanifest-sha256.txt");
        Files.writeString(manifest, Files.readString(manifest).replace(Sha256.hex(before), Sha256.hex(after)));
        Files.writeString(descriptor, after);
    }

    private ShardInput files(String name) {
        return ShardInput.of(directory.resolve(name));
    }

    private GenerationOptions virtual(String name) {
        return GenerationOptions.into(ShardSink.virtual(ShardSink.of(directory.resolve(name))))
                .withCompression(Compression.NONE, 0);
    }

    private GenerationOptions whole(String name) {
        return GenerationOptions.into(directory.resolve(name));
    }

    private static void generate(DatasetSpec spec, GenerationOptions options) {
        new BundleGenerator(spec, yaml(spec), options, Progress.silent()).run();
    }

    private static String yaml(DatasetSpec spec) {
        return SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
    }

    private static DatasetSpec users() {
        return SpecReader.preset(
                "users",
                new SpecOverrides(Map.of("users", 50L), OptionalDouble.empty(), OptionalLong.empty(), List.of()));
    }
}
