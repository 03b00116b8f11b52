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
import java.nio.charset.StandardCharsets;

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
    static Stated ofBundle(ShardInput files) {
        Bundle bundle = DescriptorFile.readAny(files);
        String file = files.nameOf(BundleLayout.SPEC);
        byte[] yaml = files.bytes(BundleLayout.SPEC);
        if (!bundle.specSha256().equals(Sha256.hex(yaml))) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    file + " is not the spec that the bundle was made from: its SHA-256 differs from the one in "
                            + BundleLayout.DESCRIPTOR + ". Fetch the bundle again, or leave --bundle out.");
        }
        return of(SpecReader.read(new String(yaml, StandardCharsets.UTF_8), file));
    }
}
