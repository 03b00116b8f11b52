package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.report.Progress;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimates beside the bundles that were made. */
final class GenerationEstimateTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({"users, ZSTD, 1", "orders, ZSTD, 3", "shop, GZIP, 1", "events, NONE, 1"})
    void sizesAreNearTheTrueOnes(String preset, Compression compression, int level) {
        SpecOverrides small = new SpecOverrides(Map.of(), OptionalDouble.of(0.02), OptionalLong.empty(), List.of());
        DatasetSpec spec = SpecReader.preset(preset, small);
        Path directory = temporary.resolve("bundle");
        GenerationOptions options = GenerationOptions.into(directory).withCompression(compression, level);
        BundleGenerator generator = new BundleGenerator(spec, SpecWriter.write(spec), options, Progress.silent());
        GenerationPlan plan = generator.plan();
        GenerationEstimate estimate = generator.estimate(plan);
        generator.run();

        Bundle bundle = DescriptorFile.read(ShardInput.of(directory));
        assertThat(plan.rows()).isEqualTo(sum(bundle, Shard::rows));
        assertThat(plan.estimatedRawBytes()).isCloseTo(sum(bundle, Shard::rawBytes), Percentage.withPercentage(5));
        assertThat(estimate.allPackedBytes()).isCloseTo(sum(bundle, Shard::sizeBytes), Percentage.withPercentage(15));
    }

    @Test
    void timeIsThatOfTheDiskWhereItIsWaitedForAndGrowsWithTheRows() {
        DatasetSpec spec = UsersSpec.of(10_000_000);
        GenerationOptions plain = GenerationOptions.into(temporary).withCompression(Compression.NONE, 1);
        BundleGenerator generator = new BundleGenerator(spec, "", plain.withThreads(2), Progress.silent());
        GenerationPlan plan = generator.plan();
        GenerationEstimate estimate = generator.estimate(plan);
        assertThat(estimate.packedBytes().get(0)).isEqualTo(plan.tables().get(0).estimatedRawBytes());
        assertThat(estimate.time().toMillis() / 1000.0).isCloseTo(estimate.allPackedBytes() / 400e6, within(0.01));
    }

    private static long sum(Bundle bundle, ToLongFunction<Shard> part) {
        return bundle.tables().stream()
                .flatMap(table -> table.shards().stream())
                .mapToLong(part)
                .sum();
    }
}
