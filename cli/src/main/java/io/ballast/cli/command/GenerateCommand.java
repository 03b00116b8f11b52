package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.CompressionLabels;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.PartConverter;
import io.ballast.cli.option.PresetNames;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.ShardingOptions;
import io.ballast.cli.option.SpecOptions;
import io.ballast.cli.option.ThreadsOption;
import io.ballast.cli.text.GenerationPlanText;
import io.ballast.common.bundle.Compression;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.Part;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = "Make a bundle: a directory of CSV shards with their checksums, schema and description.",
        footer = {
            "  ballast generate users --rows users=10M -o big",
            "  ballast generate my-spec.yaml --scale 0.01 --compress gzip -o small"
        })
final class GenerateCommand implements Callable<Integer> {
    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(
            paramLabel = "SPEC",
            completionCandidates = PresetNames.class,
            description = "A dataset spec: a YAML file, or the name of a preset (${COMPLETION-CANDIDATES}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String specName;

    @Option(
            names = {"-o", "--output"},
            order = 1,
            required = true,
            paramLabel = "DIR",
            description = "The bundle's directory: missing or empty.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Mixin
    private final SpecOptions specOptions = new SpecOptions();

    @Mixin
    private final ShardingOptions sharding = new ShardingOptions();

    @Option(
            names = "--compress",
            order = 22,
            paramLabel = "KIND",
            defaultValue = "zstd",
            converter = CompressionLabels.class,
            completionCandidates = CompressionLabels.class,
            description = "How shards are compressed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Compression compression = Compression.ZSTD;

    @Option(
            names = "--level",
            order = 23,
            paramLabel = "N",
            description = "Compression level: 1 to 22 for zstd, 1 to 9 for gzip (default: 1).")
    private @Nullable Integer level;

    @Option(names = "--header", order = 24, description = "Begin each shard with a record of column names.")
    private boolean header;

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--part",
            order = 26,
            paramLabel = "K/N",
            converter = PartConverter.class,
            description = "Make only part K of N, on this machine; `ballast seal` joins the parts of one directory.")
    private @Nullable Part part;

    @Option(
            names = "--resume",
            order = 27,
            description = "Continue with an unfinished bundle in the directory; the bytes are the same.")
    private boolean resume;

    @Option(
            names = "--dry-run",
            order = 30,
            description = "Print what would be made, its size and time roughly, and make nothing.")
    private boolean dryRun;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        GenerationOptions options = options();
        DatasetSpec spec = SpecReader.find(specName, specOptions.overrides(), ALGORITHM);
        BundleGenerator generator = new BundleGenerator(
                spec, SpecWriter.write(spec, ALGORITHM), options, console.progress(output.verbosity()));
        if (dryRun) {
            GenerationPlan plan = generator.plan();
            console.result(GenerationPlanText.text(plan, generator.estimate(plan), options));
        } else {
            report.publish(generator.run(), console, output.verbosity());
        }
        return 0;
    }

    private GenerationOptions options() {
        Contradictions.refuse(command, "--dry-run", "--part");
        Contradictions.refuse(command, "--dry-run", "--resume");
        Contradictions.refuseBeside(command, "--level", compression == Compression.NONE, "--compress none");
        int maxLevel = compression == Compression.ZSTD ? 22 : 9;
        if (level != null && (level < 1 || level > maxLevel)) {
            throw Contradictions.refused(
                    command, "--level " + level + ": levels of " + compression.label() + " are 1 to " + maxLevel);
        }
        return GenerationOptions.into(directory)
                .withCompression(compression, level == null ? 1 : level)
                .withHeader(header)
                .withThreads(threads.threads())
                .withSharding(sharding.sharding())
                .withPart(part == null ? Part.WHOLE : part)
                .withResume(resume);
    }
}
