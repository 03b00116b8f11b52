package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** Says in words for people why a server could not be set up. */
final class StartFailure {
    private StartFailure() {}

    /**
     * The failure to throw instead. Whatever fails in a thread that was interrupted fails because of that: channels close
     * themselves then, and the server's programs are ended.
     *
     * @param what what cannot be used when a file is the reason
     */
    static RuntimeException of(Exception failure, String what) {
        if (failure instanceof BallastException known && known.category() == ErrorCategory.INTERRUPTED) {
            return known;
        }
        if (Thread.currentThread().isInterrupted()) {
            return ProcessEnd.interrupted(failure);
        }
        if (failure instanceof IOException file) {
            return unusable(what, file, failure);
        }
        if (failure instanceof UncheckedIOException file && file.getCause() != null) {
            return unusable(what, file.getCause(), failure);
        }
        return (RuntimeException) failure;
    }

    private static BallastException unusable(String what, IOException file, Exception failure) {
        String place =
                file instanceof FileSystemException named && named.getFile() != null ? named.getFile() + ": " : "";
        return new BallastException(
                ErrorCategory.TARGET_REFUSED, what + " cannot be used: " + place + IoReason.of(file) + ".", failure);
    }
}
