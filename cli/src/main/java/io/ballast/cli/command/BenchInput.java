package io.ballast.cli.command;

import io.ballast.bench.run.WorkDirectory;
import io.ballast.common.bundle.BundleFetcher;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.BundleRemaker;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.VirtualBundle;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bundle that a benchmark loads: the user's directory, or one that is made or fetched for it and goes afterwards. */
record BenchInput(Path bundle, @Nullable WorkDirectory toRemove) implements AutoCloseable {
    private static final String PRESET = "users";
    /** A million rows, as the demo has. */
    private static final long USERS = 200_000;
    /** So that several connections have something to do each. */
    private static final int SHARDS = 4;

    static BenchInput of(@Nullable String given, Optional<URI> endpoint, Progress progress) {
        if (given == null) {
            return temporary(bundle -> generate(bundle, progress));
        }
        if (VirtualBundle.isVirtual(BundlePlace.files(given, endpoint))) {
            return temporary(bundle -> materialize(BundlePlace.files(given, endpoint), bundle, progress));
        }
        return BundlePlace.isElsewhere(given)
                ? temporary(bundle -> fetch(BundlePlace.files(given, endpoint), bundle, progress))
                : new BenchInput(Path.of(given), null);
    }

    private static BenchInput temporary(Consumer<Path> maker) {
        try {
            WorkDirectory directory = WorkDirectory.make();
            BenchInput input = new BenchInput(directory.path().resolve("bundle"), directory);
            try {
                maker.accept(input.bundle());
                return input;
            } catch (RuntimeException e) {
                input.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, "A bundle to load cannot be written: " + e.getMessage(), e);
        }
    }

    /** A benchmark reads a bundle many times. */
    private static void fetch(ShardInput from, Path bundle, Progress progress) {
        BundleFetcher.fetch(from, ShardSink.of(bundle), SHARDS, progress);
    }

    private static void materialize(ShardInput from, Path bundle, Progress progress) {
        BundleRemaker.remake(from, GenerationOptions.into(bundle), progress);
    }

    private static void generate(Path bundle, Progress progress) {
        DatasetSpec spec = SpecReader.preset(
                PRESET,
                new SpecOverrides(Map.of(PRESET, USERS), OptionalDouble.empty(), OptionalLong.empty(), List.of()));
        String yaml = SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
        GenerationOptions options = GenerationOptions.into(bundle).withSharding(new Sharding.Count(SHARDS));
        new BundleGenerator(spec, yaml, options, progress).run();
    }

    @Override
    public void close() {
        if (toRemove == null) {
            return;
        }
        try {
            toRemove.close();
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, toRemove.path() + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
