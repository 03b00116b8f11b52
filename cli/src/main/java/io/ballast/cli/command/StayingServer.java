package io.ballast.cli.command;

import io.ballast.cli.option.DatabaseOption;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.embedded.LastingServer;
import java.nio.file.Path;

/** A server that is still there when the command has ended: what it makes is for others. */
final class StayingServer {
    private StayingServer() {}

    /** @throws BallastException (TARGET_REFUSED) where an embedded server is named that would stop with the command */
    static Database open(DatabaseOption option, Progress progress) {
        if (option.isEmbedded()) {
            Path directory = option.embeddedDirectory()
                    .orElseThrow(() -> new BallastException(
                            ErrorCategory.USAGE,
                            "--db embedded is a server that ends with this command: start one that stays with ballast server start"
                                    + " DIR, and name it as --db embedded:DIR"));
            if (LastingServer.find(directory, progress).isEmpty()) {
                throw new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "No server runs in " + directory
                                + ", and a copy is of use only on one that stays. Start it: ballast server start "
                                + directory);
            }
        }
        return Database.openExisting(option, progress);
    }
}
