package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shards of a spec are the files of the bundle that is made of it, byte for byte. */
final class SpecSourceTest {
    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);
    private static final Sharding THREE = new Sharding.Count(3);
    private static final int CHUNK_BYTES = 1 << 17;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.ballast.spec.reader.SpecReader#presets")
    void makesTheFilesOfTheBundle(String preset) throws IOException {
        DatasetSpec spec = SpecReader.preset(
                preset, new SpecOverrides(Map.of(), OptionalDouble.of(0.0005), OptionalLong.of(7), List.of()));
        Bundle written = write(spec);

        SpecSource source = source(spec, THREE);
        Manifest manifest = source.read();

        assertThat(manifest.dataset()).isEqualTo(written.dataset());
        assertThat(manifest.descriptionSha256()).isEqualTo(written.specSha256());
        for (int t = 0; t < written.tables().size(); t++) {
            SourceTable table = manifest.tables().get(t);
            BundleTable file = written.tables().get(t);
            assertThat(table.schema()).isEqualTo(file.schema());
            assertThat(table.known()).containsExactly(ShardFact.ROWS);
            assertThat(table.rows()).isEqualTo(file.rows());
            for (int s = 0; s < file.shards().size(); s++) {
                Shard shard = file.shards().get(s);
                Read read = read(source, table, table.shards().get(s), CHUNK_BYTES);
                assertThat(read.bytes())
                        .as(shard.path())
                        .isEqualTo(Files.readAllBytes(directory.resolve(shard.path())));
                assertThat(read.found())
                        .usingRecursiveComparison()
                        .ignoringFields("sums.crc32c", "origin")
                        .isEqualTo(shard);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 65_536, 65_537, 1 << 20})
    void makesTheSameBytesInChunksOfAnySize(int chunkBytes) throws IOException {
        SpecSource source = source(UsersSpec.of(3000), new Sharding.Count(1));
        SourceTable emails = source.read().tables().get(1);
        SourceShard shard = emails.shards().get(0);

        Read read = read(source, emails, shard, chunkBytes);

        Read again = read(source, emails, shard, CHUNK_BYTES);
        assertThat(read.bytes().length).isGreaterThan(3 * 65_536);
        assertThat(read.bytes()).isEqualTo(again.bytes());
        assertThat(read.found()).isEqualTo(again.found());
    }

    @Test
    void estimatesTheBytesOfEachShard() throws IOException {
        SpecSource source = source(UsersSpec.of(3000), THREE);
        for (SourceTable table : source.read().tables()) {
            for (SourceShard shard : table.shards()) {
                long made = read(source, table, shard, CHUNK_BYTES).bytes().length;
                assertThat((double) shard.rawBytes()).as(shard.path()).isBetween(0.9 * made, 1.1 * made);
            }
        }
    }

    @Test
    void makesAnEmptyShardOfATableWithoutRows() throws IOException {
        SpecSource source = source(UsersSpec.of(0), THREE);
        SourceTable users = source.read().tables().get(0);

        Read read = read(source, users, users.shards().get(0), CHUNK_BYTES);

        assertThat(users.shards()).hasSize(1);
        assertThat(read.bytes()).isEmpty();
        assertThat(read.found().rows()).isZero();
    }

    @Test
    void hasFoundNothingBeforeTheEnd() {
        SpecSource source = source(UsersSpec.of(10), THREE);
        SourceTable users = source.read().tables().get(0);
        try (ShardReader reader =
                source.open(source.read(), users, users.shards().get(1), ShardCheck.EVERYTHING)) {
            assertThatThrownBy(reader::found)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("data/users/users-00001.csv has not been read to its end");
        }
    }

    private Bundle write(DatasetSpec spec) {
        GenerationOptions options = GenerationOptions.into(directory)
                .withCompression(Compression.NONE, 1)
                .withSharding(THREE);
        new BundleGenerator(spec, SpecWriter.write(spec, ALGORITHM), options, Progress.silent()).run();
        return DescriptorFile.read(ShardInput.of(directory));
    }

    private static SpecSource source(DatasetSpec spec, Sharding sharding) {
        return new SpecSource("test", spec, SpecWriter.write(spec, ALGORITHM), sharding);
    }

    /** A shard that was read to its end. */
    private record Read(ByteArrayOutputStream content, SourceShard found) {
        byte[] bytes() {
            return content.toByteArray();
        }
    }

    private static Read read(SpecSource source, SourceTable table, SourceShard shard, int chunkBytes)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[chunkBytes + 2];
        try (ShardReader reader = source.open(source.read(), table, shard, ShardCheck.EVERYTHING)) {
            for (int count = reader.read(chunk, 1, chunkBytes); count >= 0; count = reader.read(chunk, 1, chunkBytes)) {
                assertThat(count).isBetween(1, chunkBytes);
                bytes.write(chunk, 1, count);
            }
            assertThat(reader.read(chunk, 1, chunkBytes)).isEqualTo(-1);
            return new Read(bytes, reader.found());
        }
    }
}
