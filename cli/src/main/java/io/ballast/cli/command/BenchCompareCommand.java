package io.ballast.cli.command;

import io.ballast.bench.result.Comparison;
import io.ballast.bench.result.ResultFiles;
import io.ballast.cli.console.Console;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.PercentConverter;
import io.ballast.cli.text.ComparisonText;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.ReportJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        description = "Compare two results of bench, such as those of two versions on the same machine.",
        footer = {"  ballast bench compare before after --fail-if-slower 5%%"})
final class BenchCompareCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A directory that bench wrote, or its results.json.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "Another one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path after;

    @Option(
            names = "--fail-if-slower",
            order = 1,
            paramLabel = "PERCENT",
            converter = PercentConverter.class,
            description =
                    "Exit with 8 when a strategy has become slower by more than this, such as 5%%, and noise alone "
                            + "cannot be the reason.")
    private @Nullable Double limit;

    @Option(
            names = "--force",
            order = 2,
            description = "Compare also what was measured on different machines, servers, settings or data.")
    private boolean force;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    BenchCompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.verbosity();
        Comparison comparison = Comparison.of(ResultFiles.read(before), ResultFiles.read(after));
        if (!comparison.differences().isEmpty() && !force) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    before + " and " + after + " were not measured under equal conditions: "
                            + String.join("; ", comparison.differences())
                            + ". Measure both on the same machine, or compare all the same with --force.");
        }
        console.result(
                json.isJson()
                        ? ReportJson.text("bench-compare", comparison)
                        : ComparisonText.text(comparison, console.width()));
        if (limit != null) {
            judge(comparison, limit);
        }
        return 0;
    }

    private static void judge(Comparison comparison, double limit) {
        if (comparison.variants().isEmpty()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, "There is nothing to judge: no strategy has runs in both results.");
        }
        if (comparison.noisy()) {
            throw new BallastException(
                    ErrorCategory.TOO_SLOW,
                    "One of the two was too noisy to be judged by: its A/A pair differs by more than it may, or"
                            + " may do so. Measure it again while the machine does nothing else, or with more rounds.");
        }
        List<Comparison.Compared> slower = comparison.variants().stream()
                .filter(compared -> compared.slowerThan(limit))
                .toList();
        if (!slower.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.TOO_SLOW,
                    "Slower by more than " + ComparisonText.percent(limit) + ": "
                            + slower.stream()
                                    .map(one -> one.variant() + " by "
                                            + ComparisonText.percent(
                                                    one.change().ratio() - 1))
                                    .collect(Collectors.joining(", ")));
        }
    }
}
