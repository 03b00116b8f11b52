package io.ballast.spark;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Progress;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bundles as the generator makes them without a cluster, and the files of a bundle to compare. */
final class LocalBundle {
    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);

    private LocalBundle() {}

    static SpecOverrides scaled(double scale) {
        return new SpecOverrides(Map.of(), OptionalDouble.of(scale), OptionalLong.empty(), java.util.List.of());
    }

    /** Makes a bundle on one thread, and returns its files. */
    static Map<String, String> make(
            String preset, SpecOverrides changes, Compression compression, int shards, Path directory) {
        DatasetSpec spec = SpecReader.find(preset, changes, ALGORITHM);
        GenerationOptions options = GenerationOptions.into(directory)
                .withCompression(compression, 1)
                .withThreads(1)
                .withSharding(new Sharding.Count(shards));
        new BundleGenerator(spec, SpecWriter.write(spec, ALGORITHM), options, Progress.silent()).run();
        return files(directory);
    }

    /** Makes a virtual bundle, and returns its files. */
    static Map<String, String> makeVirtual(String preset, SpecOverrides changes, int shards, Path directory) {
        DatasetSpec spec = SpecReader.find(preset, changes, ALGORITHM);
        GenerationOptions options = GenerationOptions.into(ShardSink.virtual(ShardSink.of(directory)))
                .withCompression(Compression.NONE, 0)
                .withSharding(new Sharding.Count(shards));
        new BundleGenerator(spec, SpecWriter.write(spec, ALGORITHM), options, Progress.silent()).run();
        return files(directory);
    }

    /** The SHA-256 of each file in a directory and below, by its path. */
    static Map<String, String> files(Path directory) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
