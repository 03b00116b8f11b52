package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartsTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void sealedPartsEqualTheBundleMadeAtOnce(int parts) throws IOException {
        Path whole = temporary.resolve("whole");
        generate(whole, Part.WHOLE, 42, false);
        Path sealed = temporary.resolve("sealed");
        for (int number = parts; number >= 1; number--) {
            generate(sealed, new Part(number, parts), 42, false);
        }
        BundleSealer.seal(ShardSink.of(sealed), 2, Progress.silent());
        assertThat(DirectoryContents.of(sealed)).isEqualTo(DirectoryContents.of(whole));
    }

    @Test
    void refusesToSealWhenAPartIsMissing() {
        generate(temporary, new Part(1, 3), 42, false);
        generate(temporary, new Part(3, 3), 42, false);
        assertThatThrownBy(() -> BundleSealer.seal(ShardSink.of(temporary), 2, Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessage(temporary + " cannot be sealed: part 2/3 is missing. Generate it with part 2/3.");
    }

    @Test
    void refusesToSealPartsOfOtherSpecs() throws IOException {
        Path other = temporary.resolve("other");
        Path mine = temporary.resolve("mine");
        generate(mine, new Part(1, 2), 42, false);
        generate(other, new Part(2, 2), 43, false);
        Files.copy(other.resolve("part-2-of-2.json"), mine.resolve("part-2-of-2.json"));
        assertThatThrownBy(() -> BundleSealer.seal(ShardSink.of(mine), 2, Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessageMatching("\\Q" + mine.resolve("part-2-of-2.json")
                        + "\\E was begun with a spec of SHA-256 [0-9a-f]{64}, and this run has [0-9a-f]{64}\\."
                        + " Run again as it was begun, or choose another directory\\.");
    }

    @Test
    void refusesToSealWhenTwoPartsHoldTheSameShard() throws IOException {
        generate(temporary, new Part(1, 2), 42, false);
        generate(temporary, new Part(2, 2), 42, false);
        String first = Files.readString(temporary.resolve("part-1-of-2.json"));
        Files.writeString(temporary.resolve("part-2-of-2.json"), first.replace("\"number\":1", "\"number\":2"));
        assertThatThrownBy(() -> BundleSealer.seal(ShardSink.of(temporary), 2, Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessage(temporary
                        + " cannot be sealed: data/users/users-00000.csv.zst is in two parts; make part 2/2 again.");
    }

    @Test
    void refusesToSealAShardThatChangedOnItsWay() throws IOException {
        generate(temporary, new Part(1, 2), 42, false);
        generate(temporary, new Part(2, 2), 42, false);
        Path shard = temporary.resolve("data/users/users-00001.csv.zst");
        byte[] bytes = Files.readAllBytes(shard);
        bytes[bytes.length / 2] ^= 1;
        Files.write(shard, bytes);
        assertThatThrownBy(() -> BundleSealer.seal(ShardSink.of(temporary), 2, Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith(temporary + " cannot be sealed: ")
                .hasMessageContaining("users-00001.csv.zst")
                .hasMessageEndingWith(" Fetch it anew or make its part again.");
        assertThat(temporary.resolve("datapackage.json")).doesNotExist();
    }

    @Test
    void refusesToSealADirectoryWithoutParts() {
        assertThatThrownBy(() -> BundleSealer.seal(ShardSink.of(temporary), 2, Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessage(temporary + " cannot be sealed: it holds no part of a bundle. Generate them with"
                        + " part 1/2 and part 2/2.");
    }

    @Test
    void refusesToMakeTheSamePartTwice() {
        generate(temporary, new Part(1, 2), 42, false);
        assertThatThrownBy(() -> generate(temporary, new Part(1, 2), 42, false))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        temporary + " is not empty: it holds part-1-of-2.json. Choose a directory that is missing or"
                                + " empty, or if that is an unfinished bundle, then resume.");
    }

    @Test
    void refusesMorePartsThanShards() {
        assertThatThrownBy(() -> generate(temporary, new Part(1, 16), 42, false))
                .isInstanceOf(BallastException.class)
                .hasMessage("part 1/16: there are only 15 shards to divide. Cut the tables into more shards.");
    }

    private static void generate(Path directory, Part part, long seed, boolean resume) {
        DatasetSpec spec = SpecReader.read(
                SpecReader.presetText("users").replace("1_000_000", "500").replace("seed: 42", "seed: " + seed),
                "users");
        GenerationOptions options = GenerationOptions.into(directory)
                .withSharding(new Sharding.Count(5))
                .withPart(part)
                .withResume(resume);
        String yaml = SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
        new BundleGenerator(spec, yaml, options, Progress.silent()).run();
    }
}
