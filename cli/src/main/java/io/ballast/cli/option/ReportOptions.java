package io.ballast.cli.option;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Verbosity;
import io.ballast.cli.text.ReportText;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.ReportJson;
import io.ballast.common.report.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What becomes of the closing report of a run. */
public final class ReportOptions {
    @Option(names = "--json", order = 800, description = "Print the closing report, or the plan of a dry run, as JSON.")
    private boolean json;

    @Option(
            names = "--report",
            order = 801,
            paramLabel = "FILE",
            description = "Also write the closing report, as JSON, into this file.")
    private @Nullable Path file;

    /** Whether standard output is for a program, which reads one JSON value there and nothing else. */
    public boolean isJson() {
        return json;
    }

    /** Refuses a report that cannot be written, before there is anything to report. */
    public void check(CommandSpec command) {
        if (file == null) {
            return;
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(file)) {
            throw Contradictions.refused(command, "--report " + file + ": that is a directory; name a file");
        }
        if (!Files.isDirectory(directory)) {
            throw Contradictions.refused(command, "--report " + file + ": there is no directory " + directory);
        }
        if (!Files.isWritable(directory)) {
            throw Contradictions.refused(command, "--report " + file + ": " + directory + " cannot be written to");
        }
    }

    /** Writes and prints the report; with {@link Verbosity#QUIET} only what was requested explicitly. */
    public void publish(RunReport report, Console console, Verbosity verbosity) {
        if (file != null) {
            write(file, ReportJson.text(report));
        }
        if (json) {
            console.result(ReportJson.text(report));
        } else if (verbosity != Verbosity.QUIET) {
            console.result(ReportText.text(report, console.width()));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    "The run is done, but its report cannot be written to " + file + ": " + e.getMessage(),
                    e);
        }
    }
}
