package io.ballast.bench.run;

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

/** Bundles of the presets, small enough for tests, in two shards a table. */
final class SmallBundle {
    private SmallBundle() {}

    /** People with addresses and numbers, 5 rows each. */
    static Path users(Path directory, long users) {
        return make(directory, "users", Map.of("users", users), OptionalDouble.empty());
    }

    /** A shop: many types, nulls, texts with quotes and newlines, a table that refers to itself. */
    static Path shop(Path directory, double scale) {
        return make(directory, "shop", Map.of(), OptionalDouble.of(scale));
    }

    private static Path make(Path directory, String preset, Map<String, Long> rows, OptionalDouble scale) {
        DatasetSpec spec = SpecReader.preset(preset, new SpecOverrides(rows, scale, OptionalLong.empty(), List.of()));
        Path bundle = directory.resolve(preset);
        new BundleGenerator(
                        spec,
                        SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT)),
                        GenerationOptions.into(bundle).withSharding(new Sharding.Count(2)),
                        Progress.silent())
                .run();
        return bundle;
    }
}
