package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.WorkersConverter;
import io.ballast.cli.text.Figures;
import io.ballast.cli.text.ReportJson;
import io.ballast.common.bundle.BundleVerifier;
import io.ballast.common.bundle.Verification;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = "Check every byte of a bundle against its description and checksums.",
        footer = {"  ballast verify big"})
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The bundle's directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Option(
            names = "--threads",
            order = 25,
            paramLabel = "N",
            defaultValue = "1C",
            converter = WorkersConverter.class,
            description = "How many shards to check side by side: a number, or 0.5C for half the processors "
                    + "(default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--json", order = 800, description = "Print the result as JSON.")
    private boolean json;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Verification result = BundleVerifier.verify(directory, threads, console.progress(output.verbosity()));
        console.result(json ? ReportJson.text(result) : text(result));
        if (!result.passed()) {
            throw new BallastException(
                    ErrorCategory.DIFFERENCE_FOUND,
                    directory + " is not the bundle that was made: " + wrongFiles(result.faultCount())
                            + ". Make or fetch it again; it must not be loaded.");
        }
        return 0;
    }

    private String text(Verification result) {
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
            text.append(directory).append(" is whole: ").append(Figures.count(result.filesChecked()));
            text.append(" files, ").append(Figures.size(result.bytesChecked())).append(" checked\n");
        }
        return text.toString();
    }

    private static String wrongFiles(long count) {
        return count == 1 ? "1 file is wrong" : Figures.count(count) + " files are wrong";
    }
}
