package io.ballast.cli.command;

import io.ballast.cli.console.Interruption;
import io.ballast.common.bundle.BundleVerifier;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.Verification;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A bundle of users, their emails and phone numbers: made, checked, loaded. */
final class UsersDemo extends Demo {
    private static final String PRESET = "users";
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final DatasetSpec spec;
    private final Path bundle;

    UsersDemo(long users, Path directory, Progress progress, Interruption interruption) {
        super(directory, progress, interruption);
        this.spec = SpecReader.preset(
                PRESET,
                new SpecOverrides(Map.of(PRESET, users), OptionalDouble.empty(), OptionalLong.empty(), List.of()));
        this.bundle = directory.resolve("bundle");
    }

    @Override
    DatasetSpec load(Database target) {
        generate();
        verifyBundle();
        load(new BundleLoader(target.settings(), LoadOptions.of(bundle).withVerify(VerifyLevel.FULL), progress()));
        put("bundle", bundle.toString());
        return spec;
    }

    private void generate() {
        GenerationOptions options = GenerationOptions.into(bundle);
        take(new BundleGenerator(spec, SpecWriter.write(spec, ALGORITHM), options, progress()).run());
    }

    private void verifyBundle() {
        Verification result =
                timed("CHECK FILES", () -> BundleVerifier.verify(ShardInput.of(bundle), THREADS, progress()));
        if (!result.passed()) {
            throw new BallastException(
                    ErrorCategory.DIFFERENCE_FOUND, result.faults().get(0).message());
        }
    }

    @Override
    String whatNext() {
        return DemoText.whatNext(bundle, server());
    }
}
