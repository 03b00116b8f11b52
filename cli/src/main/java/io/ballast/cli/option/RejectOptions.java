package io.ballast.cli.option;

import io.ballast.loader.plan.SetAside;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What becomes of records of CSV that are refused. */
public final class RejectOptions {
    private static final Pattern COMPRESSED = Pattern.compile("(?i).*\\.(gz|zst)");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--max-errors",
            order = 153,
            paramLabel = "N",
            converter = LimitConverter.class,
            description =
                    "Of --csv and Data Packages: load without records that are refused, up to N of them, which go into --rejects; the "
                            + "exit code is 9 then. Keys, references and checks are looked at afterwards, and end the load.")
    private @Nullable Long maxErrors;

    @Option(
            names = "--rejects",
            order = 154,
            paramLabel = "FILE",
            description =
                    "The refused records as they were, below their header; FILE.reasons.csv says what is wrong with each. "
                            + "DIR/ with a slash at its end: two such files for each table that has any.")
    private @Nullable String named;

    /** Null where a refused record ends the load. */
    public @Nullable SetAside choice() {
        return maxErrors == null || named == null ? null : new SetAside(maxErrors, Path.of(named), isByTable(named));
    }

    private static boolean isByTable(String name) {
        return name.endsWith("/") || name.endsWith(File.separator);
    }

    /** Refuses what does not go together, and a file that could not be written. */
    public void check() {
        if ((maxErrors == null) != (named == null)) {
            throw Contradictions.refused(
                    command,
                    "--max-errors says how many records may go into the file of --rejects: give both, or neither");
        }
        if (named == null) {
            return;
        }
        Path file = Path.of(named);
        if (COMPRESSED.matcher(file.toString()).matches()) {
            throw Contradictions.refused(
                    command, "--rejects " + file + ": the file is not compressed; name it without .gz or .zst");
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || (Files.isDirectory(file) && !isByTable(named))) {
            throw Contradictions.refused(
                    command,
                    "--rejects " + file + ": that is a directory; name a file"
                            + (directory == null ? "" : ", or " + file + "/ for a file for each table"));
        }
        if (Files.isRegularFile(file) && isByTable(named)) {
            throw Contradictions.refused(command, "--rejects " + named + ": that is a file; name a directory");
        }
        if (!Files.isDirectory(directory)) {
            throw Contradictions.refused(command, "--rejects " + file + ": there is no directory " + directory);
        }
        if (!Files.isWritable(directory)) {
            throw Contradictions.refused(command, "--rejects " + file + ": " + directory + " cannot be written to");
        }
    }

    /** Refuses them beside what the reason says. */
    public void refuseBeside(boolean reasonHolds, String reason) {
        Contradictions.refuseBeside(command, "--rejects", reasonHolds, reason);
    }
}
