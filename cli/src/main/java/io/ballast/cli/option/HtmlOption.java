package io.ballast.cli.option;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.page.Page;
import io.ballast.page.PageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The page with charts that a command also writes. */
public final class HtmlOption {
    @Option(
            names = "--html",
            order = 799,
            paramLabel = "FILE",
            description = "Also write one HTML page with charts, which needs no network, into this file.")
    private @Nullable Path file;

    /** Before the work begins: refuses a file that could not be written after it. */
    public void refuseWhereNoFileCanBe() {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    "--html " + file + ": "
                            + (Files.isDirectory(file) ? "that is a directory" : "there is no directory " + folder)
                            + "; name a file in a directory that exists.");
        }
    }

    /** Writes the page, if one was requested. */
    public void write(Supplier<Page> page) {
        if (file == null) {
            return;
        }
        try {
            PageFile.write(file, page.get());
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.USAGE, "The page cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
