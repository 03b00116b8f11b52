package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.PresetNames;
import io.ballast.cli.option.SpecOptions;
import io.ballast.cli.text.SpecSummaryJson;
import io.ballast.cli.text.SpecSummaryText;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Check a spec and say what it would make.",
        footer = {"  ballast spec check my-spec.yaml --scale 10"})
final class SpecCheckCommand implements Callable<Integer> {
    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(
            paramLabel = "SPEC",
            completionCandidates = PresetNames.class,
            description = "A YAML file, or the name of a preset (${COMPLETION-CANDIDATES}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String specName;

    @Mixin
    private final SpecOptions specOptions = new SpecOptions();

    @Option(
            names = "--resolved",
            order = 20,
            description = "Print the spec with every default spelled out, as it goes into a bundle.")
    private boolean resolved;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    SpecCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.verbosity();
        Contradictions.refuse(command, "--resolved", "--json");
        DatasetSpec spec = SpecReader.find(specName, specOptions.overrides(), ALGORITHM);
        DatasetModel dataset = DatasetModel.of(spec);
        dataset.tables().forEach(dataset::open); // draws from Datafaker, which only then says what it does not know
        console.result(text(spec));
        return 0;
    }

    private String text(DatasetSpec spec) {
        if (json.isJson()) {
            return SpecSummaryJson.text(spec, specName);
        }
        return resolved ? SpecWriter.write(spec, ALGORITHM) : SpecSummaryText.text(spec, specName, console.width());
    }
}
