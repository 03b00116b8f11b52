package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.text.BundleText;
import io.ballast.cli.text.ReportJson;
import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.progress.Progress;
import io.ballast.datapackage.DataPackage;
import io.ballast.datapackage.ExternalSource;
import io.ballast.datapackage.PackageSummary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        description = "Show what is in a bundle, or in an external Data Package.",
        footer = {"  ballast inspect big"})
final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The bundle's directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Option(names = "--json", order = 800, description = "Print it as JSON.")
    private boolean json;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Progress progress = console.progress(output.verbosity());
        if (DataPackage.isExternal(directory)) {
            ExternalSource source = ExternalSource.of(directory);
            Bundle found = source.read(progress);
            console.result(json ? ReportJson.text(PackageSummary.of(source, found)) : BundleText.text(source, found));
            return 0;
        }
        Bundle bundle = DescriptorFile.read(directory);
        console.result(json ? ReportJson.text(bundle) : BundleText.text(bundle, directory));
        return 0;
    }
}
