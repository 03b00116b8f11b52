package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.ThreadsOption;
import io.ballast.cli.text.PackageVerification;
import io.ballast.cli.text.ReadableNumbers;
import io.ballast.cli.text.VerificationJson;
import io.ballast.cli.text.Wrapped;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.Verification;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.ReportJson;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.Unproven;
import io.ballast.loader.verify.PackageVerifier;
import io.ballast.loader.verify.TargetVerifier;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Check every byte of a bundle against its description and checksums.",
            "An external Data Package is read value by value, as a load would, and checked against the hashes that it states.",
            "With --db on the command line: compare every row and value of loaded tables with the bundle. BALLAST_DB alone "
                    + "does not ask for it, since there may be nothing loaded yet. The rows of a spec are made again for it."
        },
        footer = {
            "  ballast verify big",
            "  ballast verify big --db postgresql://app@db.example/app --schema test",
            "  ballast verify users --rows users=1M --db postgresql://app@db.example/app"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    private final SourceArgument source = new SourceArgument();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--schema",
            order = 110,
            paramLabel = "NAME",
            defaultValue = "public",
            description = "The schema of the loaded tables (default: ${DEFAULT-VALUE}).")
    private String schema = "public";

    @Option(names = "--json", order = 800, description = "Print the result as JSON.")
    private boolean json;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ShardSource shards = source.source();
        if (isAsked("--db")) {
            verifyTables(shards);
        } else if (isAsked("--schema")) {
            throw Contradictions.refused(command, "--schema has no meaning without --db: give both, or neither");
        } else {
            verifyFiles(shards);
        }
        return 0;
    }

    private boolean isAsked(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    private void verifyTables(ShardSource shards) {
        Progress progress = console.progress(output.verbosity());
        try (Database target = Database.openExisting(database, progress)) {
            source.refuseMisspelledPreset();
            target.announce(progress, "comparing its tables");
            RunReport report = new TargetVerifier(target.settings(), shards, schema, threads.threads(), progress).run();
            console.result(
                    json
                            ? ReportJson.text(report)
                            : text(report, shards, target.settings().target()));
        }
    }

    private void verifyFiles(ShardSource shards) {
        source.refuseTables("files, all of which are checked");
        if (!shards.hasFiles()) {
            throw Contradictions.refused(
                    command,
                    "a " + shards.kind()
                            + " has no files to check: name the database whose tables are to be compared with --db");
        }
        Progress progress = console.progress(output.verbosity());
        shards.verifyFiles(threads.threads(), progress)
                .ifPresentOrElse(result -> show(shards, result), () -> readAsALoadDoes(shards, progress));
    }

    private void readAsALoadDoes(ShardSource shards, Progress progress) {
        Manifest manifest = shards.read(progress);
        PackageVerification found = new PackageVerification(
                PackageVerifier.verify(shards, manifest, progress),
                Unproven.of(manifest).orElse(""),
                shards.unchecked());
        console.result(json ? ReportJson.text("verify-package", found) : found.text(shards.name(), console.width()));
    }

    private void show(ShardSource shards, Verification result) {
        console.result(json ? VerificationJson.text(result, shards.name()) : text(result, shards.name()));
        if (!result.passed()) {
            throw new BallastException(
                    ErrorCategory.DIFFERENCE_FOUND,
                    shards.name() + " is not the bundle that was made: " + wrongFiles(result.faultCount())
                            + ". Make or fetch it again; it must not be loaded.");
        }
    }

    private String text(RunReport report, ShardSource shards, String target) {
        PhaseTiming compared = report.phases().get(0);
        return Wrapped.hanging(
                "",
                "schema " + schema + " of " + target + " holds the rows of " + shards.name() + ": "
                        + report.texts().get("tables") + "; " + ReadableNumbers.count(compared.rows()) + " rows, "
                        + ReadableNumbers.size(compared.bytes()) + " compared",
                console.width());
    }

    private static String text(Verification result, String source) {
        StringBuilder text = new StringBuilder();
        for (Verification.Fault fault : result.faults()) {
            text.append(fault.message()).append('\n');
        }
        if (result.faultCount() > result.faults().size()) {
            text.append("and ")
                    .append(result.faultCount() - result.faults().size())
                    .append(" more\n");
        }
        if (result.passed()) {
            text.append(source).append(" is complete: ").append(ReadableNumbers.count(result.filesChecked()));
            text.append(" files, ")
                    .append(ReadableNumbers.size(result.bytesChecked()))
                    .append(" checked\n");
        }
        return text.toString();
    }

    private static String wrongFiles(long count) {
        return count == 1 ? "1 file is wrong" : ReadableNumbers.count(count) + " files are wrong";
    }
}
