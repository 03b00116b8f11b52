package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import io.ballast.common.system.Interrupted;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** What is said of a bundle that cannot be taken, or not be read. */
final class BundleErrors {
    static final String REFUSED = "The bundle is refused: fetch it again or make it again.";

    private BundleErrors() {}

    /** @param place the file, and where in it */
    static BallastException refuse(String place, String found, String expected) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, Finding.unexpected(place, found, expected, REFUSED, Hint.NONE));
    }

    /** @param file what messages call it */
    static BallastException unreadable(String file, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return Interrupted.during("reading of " + file, cause);
        }
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot read " + file + ": " + IoReason.of(cause) + ". Check the path and who may read it.",
                cause);
    }
}
