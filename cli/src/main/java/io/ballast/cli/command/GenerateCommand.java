package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.FormatLabels;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.PackingOptions;
import io.ballast.cli.option.PartConverter;
import io.ballast.cli.option.PresetNames;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.RowFormat;
import io.ballast.cli.option.ShardingOptions;
import io.ballast.cli.option.SpecOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.option.TablesOption;
import io.ballast.cli.option.ThreadsOption;
import io.ballast.cli.text.GenerationPlanText;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationEstimate;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.GenerationPlanJson;
import io.ballast.generator.Part;
import io.ballast.generator.TableFileFormat;
import io.ballast.generator.TableFileGenerator;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
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
            "  ballast generate my-spec.yaml --scale 0.01 --compress gzip -o small",
            "  ballast generate users --rows users=10M --virtual -o big-in-few-bytes",
            "  ballast generate users --rows users=10M --format parquet -o lake"
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
            paramLabel = "PLACE",
            description = "The bundle's directory, or s3:// place: missing or empty.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String directory;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final SpecOptions specOptions = new SpecOptions();

    @Mixin
    private final TablesOption tables = new TablesOption();

    @Mixin
    private final ShardingOptions sharding = new ShardingOptions();

    @Mixin
    private final PackingOptions packing = new PackingOptions();

    @Option(names = "--header", order = 24, description = "Begin each shard with a record of column names.")
    private boolean header;

    @Option(
            names = "--format",
            order = 24,
            paramLabel = "KIND",
            defaultValue = "csv",
            converter = FormatLabels.class,
            completionCandidates = FormatLabels.class,
            description =
                    "What the rows are written as: csv, in a bundle, or parquet, files for other systems that are no bundle (default: ${DEFAULT-VALUE}).")
    private RowFormat format = RowFormat.CSV;

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
            names = "--virtual",
            order = 26,
            description =
                    "Keep the hashes of the shards and not the shards: `load` and the like make them when they are read.")
    private boolean virtual;

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
        if (format == RowFormat.PARQUET) {
            refuseWhatBundlesHave();
        }
        GenerationOptions options = options();
        if (format == RowFormat.PARQUET) {
            TableFileFormat parquet = TableFileFormat.of("parquet");
            TableFileGenerator generator = new TableFileGenerator(spec(), parquet, options, progress());
            finish(options, generator::plan, generator::estimate, generator::run);
        } else {
            DatasetSpec spec = spec();
            BundleGenerator generator =
                    new BundleGenerator(spec, SpecWriter.write(spec, ALGORITHM), options, progress());
            finish(options, generator::plan, generator::estimate, generator::run);
        }
        return 0;
    }

    private DatasetSpec spec() {
        return SpecReader.find(specName, specOptions.overrides(), ALGORITHM)
                .choosing(tables.selection(), "spec " + specName);
    }

    private Progress progress() {
        return console.progress(output.verbosity());
    }

    private void finish(
            GenerationOptions options,
            Supplier<GenerationPlan> planner,
            Function<GenerationPlan, GenerationEstimate> estimator,
            Supplier<RunReport> run) {
        if (dryRun) {
            GenerationPlan plan = planner.get();
            GenerationEstimate estimate = estimator.apply(plan);
            console.result(
                    report.isJson()
                            ? GenerationPlanJson.text(plan, estimate, options)
                            : GenerationPlanText.text(plan, estimate, options, console.width()));
        } else {
            report.publish(run.get(), console, output.verbosity());
        }
    }

    private void refuseWhatBundlesHave() {
        for (String option : List.of("--virtual", "--part", "--resume", "--header", "--level", "--endpoint")) {
            Contradictions.refuseBeside(command, option, true, "--format parquet");
        }
        boolean compresses = command.commandLine().getParseResult().hasMatchedOption("--compress");
        Contradictions.refuseBeside(command, "--compress", compresses, "--format parquet");
        if (BundlePlace.isElsewhere(directory)) {
            throw Contradictions.refused(command, "--format parquet: found -o " + directory + "; expected a directory");
        }
    }

    private GenerationOptions options() {
        Contradictions.refuse(command, "--dry-run", "--part");
        Contradictions.refuse(command, "--dry-run", "--resume");
        Contradictions.refuse(command, "--virtual", "--part");
        Contradictions.refuseBeside(command, "--header", virtual, "--virtual");
        return format().withHeader(header)
                .withThreads(threads.threads())
                .withSharding(sharding.sharding())
                .withPart(part == null ? Part.WHOLE : part)
                .withResume(resume);
    }

    private GenerationOptions format() {
        GenerationOptions options = packing.of(GenerationOptions.into(sink()));
        if (!virtual) {
            return options;
        }
        for (String option : List.of("--compress", "--level")) {
            Contradictions.refuseBeside(
                    command, option, command.commandLine().getParseResult().hasMatchedOption(option), "--virtual");
        }
        return GenerationOptions.into(ShardSink.virtual(sink())).withCompression(Compression.NONE, 0);
    }

    private ShardSink sink() {
        return BundlePlace.sink(directory, store.endpoint());
    }
}
