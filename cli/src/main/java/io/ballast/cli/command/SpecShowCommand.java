package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.PresetNames;
import io.ballast.spec.reader.SpecReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Print a preset: a spec to begin one's own with.",
        footer = {"  ballast spec show users > my-spec.yaml"})
final class SpecShowCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "PRESET",
            completionCandidates = PresetNames.class,
            description = "The name of the preset (${COMPLETION-CANDIDATES}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String preset;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    SpecShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.verbosity();
        console.result(SpecReader.presetText(preset));
        return 0;
    }
}
