package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.text.SourceText;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceSummary;
import io.ballast.common.report.ReportJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        description = "Show what is in a bundle, or in an external Data Package.",
        footer = {"  ballast inspect big"})
final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "BUNDLE", description = "The bundle's directory, its URL or s3:// place.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bundle;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ShardSource source = BundlePlace.source(bundle, store.endpoint());
        SourceSummary summary = source.summary(console.progress(output.verbosity()));
        console.result(
                json.isJson()
                        ? ReportJson.text("inspect", summary.details())
                        : SourceText.text(source, summary, console.width()));
        return 0;
    }
}
