package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.FillOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.TriggersLabels;
import io.ballast.cli.option.WorkOptions;
import io.ballast.cli.text.FillPlanJson;
import io.ballast.cli.text.FillPlanText;
import io.ballast.cli.text.LoadPlanText;
import io.ballast.common.bundle.DurableFiles;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy;
import io.ballast.common.error.Setting;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.SpecSource;
import io.ballast.introspect.FillSpec;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.FinishedJournal;
import io.ballast.loader.SchemaRestorer;
import io.ballast.loader.UnfinishedRecipe;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.LoadPlanJson;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.Triggers;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.verify.TriedRows;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "fill",
        description = {
            "Fill the tables of a live schema with rows that fit it: types, keys, checks, references.",
            "Tables stay as migrations made them; empty ones get new rows, others get more."
        },
        footer = {
            "  ballast fill --db postgresql://localhost/app_dev",
            "  ballast fill --db postgresql://localhost/app_dev --rows users=10k --rows orders=1M",
            "  ballast fill --db postgresql://localhost/app_dev --dry-run -o app.yaml",
            "  ballast fill --db postgresql://localhost/app_dev --spec app.yaml"
        })
final class FillCommand implements Callable<Integer> {
    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);

    private final Console console;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Mixin
    private final FillOption wishes = new FillOption();

    @Option(
            names = {"-o", "--output"},
            order = 120,
            paramLabel = "FILE",
            description = "Also write the spec that the rows are made by, into a file that does not exist yet.")
    private @Nullable Path file;

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(
            names = "--triggers",
            order = 123,
            paramLabel = "CHOICE",
            defaultValue = "fire",
            converter = TriggersLabels.class,
            completionCandidates = TriggersLabels.class,
            description = "Whether triggers of the tables run for the new rows: ${COMPLETION-CANDIDATES} (default: "
                    + "${DEFAULT-VALUE}, as for anybody's INSERT).")
    private Triggers triggers = Triggers.FIRE;

    @Option(names = "--resume", order = 130, description = "Continue with an unfinished fill.")
    private boolean resume;

    @Option(names = "--restart", order = 131, description = "Remove what an unfinished fill has left, and start over.")
    private boolean restart;

    @Option(
            names = "--restore",
            order = 132,
            description = "Give up an unfinished fill: its rows go, keys and indexes come back as they were.")
    private boolean restore;

    @Option(
            names = "--dry-run",
            order = 133,
            description =
                    "Print what would be done, with every statement, and write nothing to the database; with --json "
                            + "as JSON.")
    private boolean dryRun;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    FillCommand(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        checkOptions();
        Progress progress = console.progress(output.verbosity());
        try (Database target = Database.openExisting(database, progress)) {
            target.announce(progress, "reading " + wishes.schemas().inWords());
            Optional<UnfinishedRecipe> unfinished = UnfinishedRecipe.find(target.settings(), wishes.schemas());
            if (restore) {
                RunReport restored = restored(target, progress);
                FinishedJournal.drop(target.settings());
                report.publish(restored, console, output.verbosity());
            } else if (resume) {
                load(target, source(resumed(unfinished)), progress);
            } else {
                refuseUnlessRestarted(unfinished);
                if (restart) {
                    restored(target, progress);
                }
                fill(target, progress);
            }
            return 0;
        }
    }

    private void fill(Database target, Progress progress) {
        FillSpec spec = FillSpec.run(new Connections(target.settings()), likeConnections(), wishes.options(), progress);
        if (file != null) {
            DurableFiles.write(file, spec.text().getBytes(StandardCharsets.UTF_8));
        }
        SpecSource source = source(spec.spec());
        List<String> tried =
                TriedRows.run(new Connections(target.settings()), source, wishes.schemas(), spec.tablesToTry());
        if (dryRun && report.isJson()) {
            console.result(
                    FillPlanJson.text(spec, loader(target, source, progress).plan()));
            return;
        }
        if (dryRun) {
            console.result(FillPlanText.text(spec, tried, console.width()));
        }
        load(target, source, progress);
    }

    private RunReport restored(Database target, Progress progress) {
        return SchemaRestorer.run(target.settings(), wishes.schemas(), progress);
    }

    /** What an earlier run has begun to load; the schema itself would say otherwise now. */
    private DatasetSpec resumed(Optional<UnfinishedRecipe> unfinished) {
        unfinished.ifPresent(this::refuseUnlessTheSame);
        String text = unfinished
                .flatMap(UnfinishedRecipe::text)
                .orElseThrow(() -> new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "There is no unfinished fill of " + wishes.schemas().inWords() + " to resume."));
        return SpecReader.readOfAnySchema(text, "the spec of the unfinished fill");
    }

    private void refuseUnlessTheSame(UnfinishedRecipe unfinished) {
        if (!unfinished.schemas().equals(wishes.schemas())) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Load " + unfinished.load() + " has begun to fill "
                            + unfinished.schemas().inWords() + " and is unfinished.",
                    Hint.choose(
                                    "name " + (unfinished.schemas().isOne() ? "that schema alone" : "these schemas"),
                                    Setting.SCHEMA,
                                    unfinished.schemas().text())
                            .then(Remedy.Rerun.RESUME));
        }
    }

    private void refuseUnlessRestarted(Optional<UnfinishedRecipe> unfinished) {
        if (unfinished.isPresent() && !restart) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Load " + unfinished.get().load() + " has begun to fill "
                            + unfinished.get().schemas().inWords()
                            + " and is unfinished: keys and indexes of its tables may be away.",
                    Hint.RESUME.or(Hint.RESTART).or(Hint.act("bring the schema back with --restore")));
        }
    }

    private Optional<Connections> likeConnections() {
        return wishes.like()
                .map(url -> new Connections(ConnectionResolver.ofThisProcess().resolve(url)));
    }

    private void load(Database target, SpecSource source, Progress progress) {
        BundleLoader loader = loader(target, source, progress);
        if (dryRun) {
            LoadPlan plan = loader.plan();
            String where = target.settings().target();
            console.result(
                    report.isJson() ? LoadPlanJson.text(plan, where) : LoadPlanText.text(plan, where, console.width()));
        } else {
            RunReport done = interruption.stoppable(loader::cancel, loader::run);
            FinishedJournal.drop(target.settings());
            report.publish(done, console, output.verbosity());
        }
    }

    private BundleLoader loader(Database target, SpecSource source, Progress progress) {
        return new BundleLoader(target.settings(), loadOptions(source), progress);
    }

    private LoadOptions loadOptions(SpecSource source) {
        return work.in(LoadOptions.of(source))
                .withSchema(wishes.schemas().text())
                .withMode(LoadMode.FILL)
                .withTriggers(triggers)
                .withStart(resume ? StartMode.RESUME : StartMode.FRESH);
    }

    private SpecSource source(DatasetSpec spec) {
        return new SpecSource(
                (wishes.schemas().isOne() ? "of schema " : "of schemas ")
                        + wishes.schemas().text(),
                spec,
                SpecWriter.write(spec, ALGORITHM),
                GenerationOptions.DEFAULT_SHARDING);
    }

    private void checkOptions() {
        Contradictions.refuse(command, "--resume", "--restart");
        Contradictions.refuse(command, "--restore", "--resume");
        Contradictions.refuse(command, "--restore", "--restart");
        Contradictions.refuse(command, "--restore", "--dry-run");
        Contradictions.refuseBeside(command, "--report", dryRun, "--dry-run");
        report.check(command);
        work.check();
        Outputs.refuseExisting(file);
    }
}
