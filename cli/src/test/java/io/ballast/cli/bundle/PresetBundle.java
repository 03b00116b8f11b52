package io.ballast.cli.bundle;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.report.Progress;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
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

/** Makes small bundles of presets, three shards a table. */
final class PresetBundle {
    private PresetBundle() {}

    static Bundle generate(Path directory, String preset, double scale, Compression compression, boolean header) {
        SpecOverrides overrides =
                new SpecOverrides(Map.of(), OptionalDouble.of(scale), OptionalLong.empty(), List.of());
        DatasetSpec spec = SpecReader.preset(preset, overrides);
        GenerationOptions options = GenerationOptions.into(directory)
                .withCompression(compression, 1)
                .withHeader(header)
                .withSharding(new Sharding.Count(3));
        String yaml = SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
        new BundleGenerator(spec, yaml, options, Progress.silent()).run();
        return DescriptorFile.read(ShardInput.of(directory));
    }
}
