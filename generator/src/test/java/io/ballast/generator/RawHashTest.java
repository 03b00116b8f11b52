package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.report.Progress;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shard is does not depend on how it was packed. */
class RawHashTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"ZSTD, 1", "ZSTD, 9", "GZIP, 6"})
    void theCsvOfAPackedShardHasTheHashOfThePlainOne(Compression compression, int level) {
        List<Shard> plain = shards("plain", Compression.NONE, 1, false);
        List<Shard> packed = shards("packed", compression, level, false);

        assertThat(rawHashes(packed)).isEqualTo(rawHashes(plain));
        assertThat(plain)
                .allSatisfy(shard -> assertThat(shard.sums().rawSha256()).isEqualTo(shard.sha256()));
        assertThat(packed)
                .allSatisfy(shard -> assertThat(shard.sums().rawSha256()).isNotEqualTo(shard.sha256()));
    }

    @Test
    void aHeaderIsPartOfTheCsv() {
        assertThat(rawHashes(shards("packed", Compression.ZSTD, 1, true)))
                .isEqualTo(rawHashes(shards("plain", Compression.NONE, 1, true)))
                .isNotEqualTo(rawHashes(shards("bare", Compression.NONE, 1, false)));
    }

    private List<Shard> shards(String name, Compression compression, int level, boolean header) {
        DatasetSpec spec = SpecReader.preset(
                "users",
                new SpecOverrides(Map.of("users", 50L), OptionalDouble.empty(), OptionalLong.empty(), List.of()));
        GenerationOptions options = GenerationOptions.into(directory.resolve(name))
                .withCompression(compression, level)
                .withHeader(header)
                .withSharding(new Sharding.Count(2));
        String yaml = SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
        new BundleGenerator(spec, yaml, options, Progress.silent()).run();
        Bundle bundle = DescriptorFile.read(ShardInput.of(directory.resolve(name)));
        return bundle.tables().stream()
                .flatMap(table -> table.shards().stream())
                .toList();
    }

    private static List<String> rawHashes(List<Shard> shards) {
        return shards.stream().map(shard -> shard.sums().rawSha256()).toList();
    }
}
