package io.ballast.cli.command;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.analysis.Stated;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a dataset spec states, for an analysis of tables that were made from it. */
final class StatedSpec {
    private StatedSpec() {}

    static Stated of(DatasetSpec spec) {
        return new Stated(StatedChildren.of(spec), StatedShares.of(spec));
    }

    /**
     * As {@link #of}, for the spec that a bundle carries.
     *
     * @throws BallastException (INPUT_REFUSED) when the spec is not the one that the bundle was made from
     */
    static Stated ofBundle(Path directory) {
        Bundle bundle = DescriptorFile.read(ShardInput.of(directory));
        Path file = directory.resolve(BundleLayout.SPEC);
        DatasetSpec spec = SpecReader.read(file);
        if (!bundle.specSha256().equals(sha256(file))) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    file + " is not the spec that the bundle was made from: its SHA-256 differs from the one in "
                            + BundleLayout.DESCRIPTOR + ". Fetch the bundle again, or leave --bundle out.");
        }
        return of(spec);
    }

    private static String sha256(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
