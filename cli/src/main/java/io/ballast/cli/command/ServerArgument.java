package io.ballast.cli.command;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.embedded.LastingServer;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The directory of an embedded server. */
final class ServerArgument {
    @Parameters(index = "0", paramLabel = "DIR", description = "The directory of the server's data.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    Path directory() {
        return directory;
    }

    /**
     * The server that runs there.
     *
     * @throws BallastException (TARGET_REFUSED) where none does
     */
    LastingServer running(Progress progress) {
        return LastingServer.find(directory, progress)
                .orElseThrow(() -> new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "No server runs in " + directory + ". Start it: ballast server start " + directory));
    }
}
