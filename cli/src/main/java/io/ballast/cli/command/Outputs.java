package io.ballast.cli.command;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files that commands write at the user's request. */
final class Outputs {
    private Outputs() {}

    /**
     * Refuses to write over a file, before anything is done.
     *
     * @param file null for none
     */
    static void refuseExisting(@Nullable Path file) {
        if (file != null && Files.exists(file)) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    file + ": exists already; remove it, or name another file with --output");
        }
    }
}
