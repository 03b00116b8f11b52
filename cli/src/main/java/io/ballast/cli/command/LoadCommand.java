package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.LoadModeLabels;
import io.ballast.cli.option.OnConflictLabels;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.RejectOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.ServerMemoryConverter;
import io.ballast.cli.option.StagingChoiceLabels;
import io.ballast.cli.option.WireChoiceLabels;
import io.ballast.cli.option.WorkOptions;
import io.ballast.cli.text.ClonePlanJson;
import io.ballast.cli.text.ClonePlanText;
import io.ballast.cli.text.LoadPlanText;
import io.ballast.cli.text.ServerText;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.report.Progress;
import io.ballast.datapackage.CsvFiles;
import io.ballast.embedded.EmbeddedServer;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.LoadPlanJson;
import io.ballast.loader.plan.OnConflict;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.TrustedSql;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireChoice;
import io.ballast.loader.template.CloneLoader;
import io.ballast.loader.template.ClonePlan;
import io.ballast.loader.template.NewDatabase;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = {
            "Load a bundle into PostgreSQL, or a spec directly, without a bundle in between.",
            "An external Data Package is loaded as a bundle is; --csv adds bare files to a table."
        },
        footer = {
            "  ballast load big --db postgresql://app@db.example/app --jobs 4",
            "  ballast load big --db embedded:server --dry-run",
            "  ballast load users --rows users=1M --db postgresql://app@db.example/app",
            "  ballast load big --db postgresql://app@db.example/postgres --template --database app_test",
            "  ballast load --csv 'export/*.csv.gz' --table orders --db postgresql://app@db.example/app"
        })
final class LoadCommand implements Callable<Integer> {
    /** The load is done, but for records that were refused. */
    private static final int SOME_SET_ASIDE = 9;

    private final Console console;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    private final SourceArgument source = new SourceArgument();

    @Mixin
    private final CsvArgument csv = new CsvArgument();

    @Mixin
    private final RejectOptions rejects = new RejectOptions();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--schema",
            order = 110,
            paramLabel = "NAME",
            defaultValue = "public",
            description = "The schema of the tables, made if it is missing (default: ${DEFAULT-VALUE}).")
    private String schema = "public";

    @Option(
            names = "--mode",
            order = 111,
            paramLabel = "MODE",
            defaultValue = "create",
            converter = LoadModeLabels.class,
            completionCandidates = LoadModeLabels.class,
            description = "What to do about tables of the same names: ${COMPLETION-CANDIDATES} (default: "
                    + "${DEFAULT-VALUE}, which refuses them).")
    private LoadMode mode = LoadMode.CREATE;

    @Option(
            names = "--on-conflict",
            order = 111,
            paramLabel = "ACTION",
            defaultValue = "fail",
            converter = OnConflictLabels.class,
            completionCandidates = OnConflictLabels.class,
            description =
                    "With --mode append and --csv: what to do about rows whose keys the table has: ${COMPLETION-CANDIDATES} (default: "
                            + "${DEFAULT-VALUE}, and nothing is appended).")
    private OnConflict onConflict = OnConflict.FAIL;

    @Option(
            names = "--wire",
            order = 112,
            paramLabel = "FORMAT",
            defaultValue = "auto",
            converter = WireChoiceLabels.class,
            completionCandidates = WireChoiceLabels.class,
            description = "What travels to the server: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private WireChoice wire = WireChoice.AUTO;

    @Option(
            names = "--staging",
            order = 113,
            paramLabel = "KIND",
            defaultValue = "auto",
            converter = StagingChoiceLabels.class,
            completionCandidates = StagingChoiceLabels.class,
            description = "How staging tables are filled: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private StagingChoice staging = StagingChoice.AUTO;

    @Option(
            names = "--no-constraints",
            order = 114,
            description = "Leave the tables bare: no keys, indexes, checks or foreign keys.")
    private boolean noConstraints;

    @Option(
            names = "--trust-sql",
            order = 115,
            description = "Run the SQL text that the bundle or spec has in it: checks, expressions, views.")
    private boolean trustSql;

    @Option(names = "--omit-sql", order = 115, description = "Load without what such SQL text makes.")
    private boolean omitSql;

    @Option(
            names = "--no-analyze",
            order = 116,
            description = "Gather no statistics; autovacuum does, sooner or later.")
    private boolean noAnalyze;

    @Option(
            names = "--maintenance-work-mem",
            order = 117,
            paramLabel = "SIZE",
            converter = ServerMemoryConverter.class,
            description =
                    "What each index build sorts in (default: 32MB, more for a table that needs it; whatever the server is "
                            + "set to).")
    private @Nullable Long sortMemoryKib;

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(
            names = "--template",
            order = 120,
            description =
                    "Load once, copy many: keep a template database of the bundle or spec on the server, and make --database "
                            + "as a copy of it.")
    private boolean template;

    @Option(
            names = "--database",
            order = 121,
            paramLabel = "NAME",
            description = "The new database that --template makes; --db only says how to reach the server.")
    private @Nullable String newDatabase;

    @Option(
            names = "--recreate",
            order = 121,
            description = "With --template: drop --database first where it is there; the sessions in it are ended.")
    private boolean recreate;

    @Option(names = "--resume", order = 122, description = "Continue with an unfinished load of this bundle or spec.")
    private boolean resume;

    @Option(names = "--restart", order = 123, description = "Remove what an unfinished load has left, and start over.")
    private boolean restart;

    @Option(
            names = "--dry-run",
            order = 124,
            description = "Print what would be done, with every statement, and write nothing.")
    private boolean dryRun;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    LoadCommand(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        checkOptions();
        @Nullable CsvFiles files = files();
        if (onConflict != OnConflict.FAIL && mode != LoadMode.APPEND) {
            throw Contradictions.refused(
                    command, "--on-conflict is about rows that are added to tables: it needs --mode append or --csv");
        }
        @Nullable ShardSource shards = files == null ? settingAside(source.source()) : null;
        refuseBeforeAServerIsStarted(shards);
        Progress progress = console.progress(output.verbosity());
        try (Database target = dryRun ? Database.openForPlan(database, progress) : Database.open(database, progress)) {
            source.refuseMisspelledPreset();
            target.announce(
                    progress,
                    files == null
                            ? "checking source and target"
                            : files.readOnce()
                                    .map(name -> "waiting for " + name + " and checking the target")
                                    .orElse("checking source and target"));
            LoadOptions options = options(
                    shards == null
                            ? settingAside(csv.source(Objects.requireNonNull(files), target.settings(), schema))
                            : shards);
            if (newDatabase == null) {
                return load(target, options, progress);
            }
            copy(target, newDatabase, options, progress);
            return 0;
        } catch (BallastException e) {
            boolean once = (files != null && files.readOnce().isPresent()) || rejects.choice() != null;
            throw once ? e.withReruns(Rerun.RESTART) : e;
        }
    }

    /** The description is read again later; where that takes long, once is enough. */
    private void refuseBeforeAServerIsStarted(@Nullable ShardSource shards) {
        if (database.isEmbedded() && shards != null && !shards.readsFilesFirst()) {
            source.refuseMisspelledPreset();
            TrustedSql.of(shards.read(), options(shards));
        }
    }

    private int load(Database target, LoadOptions options, Progress progress) {
        BundleLoader loader = new BundleLoader(target.settings(), options, progress);
        if (dryRun) {
            LoadPlan plan = loader.plan();
            String where = target.settings().target();
            console.result(
                    report.isJson() ? LoadPlanJson.text(plan, where) : LoadPlanText.text(plan, where, console.width()));
        } else {
            report.publish(interruption.stoppable(loader::cancel, loader::run), console, output.verbosity());
            csv.keepSchemas(source.inferred());
            boolean runs = target.server().filter(EmbeddedServer::isAttached).isPresent();
            database.embeddedDirectory()
                    .ifPresent(directory -> console.note(output.verbosity(), ServerText.howToLook(directory, runs)));
        }
        return loader.refused() > 0 ? SOME_SET_ASIDE : 0;
    }

    private void copy(Database target, String name, LoadOptions options, Progress progress) {
        CloneLoader loader = new CloneLoader(target.settings(), new NewDatabase(name, recreate), options, progress);
        if (dryRun) {
            ClonePlan plan = loader.plan();
            String server = target.settings().server();
            console.result(
                    report.isJson()
                            ? ClonePlanJson.text(plan, server)
                            : ClonePlanText.text(plan, server, console.width()));
        } else {
            report.publish(interruption.stoppable(loader::cancel, loader::run), console, output.verbosity());
        }
    }

    private ShardSource settingAside(ShardSource shards) {
        if (rejects.choice() == null) {
            return shards;
        }
        return shards.settingAside()
                .orElseThrow(() -> Contradictions.refused(
                        command,
                        "--rejects is for records of --csv and of Data Packages, and " + shards.name()
                                + " is neither"));
    }

    /** Bare files, if they are requested: rows for a table that is there, read by the server as COPY reads them, or for a new one. */
    private @Nullable CsvFiles files() {
        if (!csv.isAsked()) {
            csv.refuseAlone(source.infersTypes());
            return null;
        }
        source.refuseBesideCsv();
        chooseMode();
        wire = isOnCommandLine("--wire") ? wire : WireChoice.CSV;
        CsvFiles files = csv.files(source::file);
        files.readOnce().ifPresent(this::refuseToResume);
        return files;
    }

    private void chooseMode() {
        if (csv.makesTable()) {
            if (mode.keepsTables()) {
                throw Contradictions.refused(
                        command,
                        "--create-table makes the table: --mode " + mode.label()
                                + " has no meaning; give --table instead");
            }
            Contradictions.refuseBeside(command, "--rejects", rejects.choice() != null, "--create-table");
            return;
        }
        if (isOnCommandLine("--mode") && mode != LoadMode.APPEND) {
            throw Contradictions.refused(
                    command, "--csv adds rows to a table that is there: --mode append is the only one it has");
        }
        Contradictions.refuseBeside(command, "--no-constraints", true, "--csv");
        mode = LoadMode.APPEND;
    }

    private void refuseToResume(String readOnce) {
        if (resume) {
            throw Contradictions.refused(
                    command,
                    "--resume: " + readOnce
                            + " can be read only once, and what has come before is gone: give --restart instead");
        }
    }

    private boolean isOnCommandLine(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    private void checkOptions() {
        Contradictions.refuse(command, "--resume", "--restart");
        Contradictions.refuse(command, "--trust-sql", "--omit-sql");
        Contradictions.refuse(command, "--template", "--resume");
        Contradictions.refuse(command, "--template", "--restart");
        Contradictions.refuseBeside(command, "--report", dryRun, "--dry-run");
        Contradictions.refuseBeside(command, "--no-constraints", mode.keepsTables(), "--mode " + mode.label());
        report.check(command);
        work.check();
        rejects.check();
        rejects.refuseBeside(resume, "--resume");
        rejects.refuseBeside(template, "--template");
        rejects.refuseBeside(work.verify() == VerifyLevel.FULL, "--verify full");
        rejects.refuseBeside(staging == StagingChoice.FREEZE, "--staging freeze");
        rejects.refuseBeside(mode == LoadMode.FILL, "--mode fill");
        if (recreate && !template) {
            throw Contradictions.refused(
                    command, "--recreate has no meaning without --template: give both, or neither");
        }
        if (template && mode != LoadMode.CREATE) {
            throw Contradictions.refused(command, "--template makes a new database: --mode has no meaning for it");
        }
        if (template != (newDatabase != null)) {
            throw Contradictions.refused(
                    command, "--template makes the database that --database names: give both, or neither");
        }
        if (schema.isEmpty()) {
            throw Contradictions.refused(command, "--schema: a name is expected");
        }
    }

    private LoadOptions options(ShardSource shards) {
        StartMode start = resume ? StartMode.RESUME : restart ? StartMode.RESTART : StartMode.FRESH;
        return work.in(LoadOptions.of(shards))
                .withSchema(schema)
                .withMode(mode)
                .withStart(start)
                .withWire(wire)
                .withStaging(staging)
                .withSetAside(rejects.choice())
                .withOnConflict(onConflict)
                .withConstraints(!noConstraints)
                .withAnalyze(!noAnalyze)
                .withSqlTrust(trustSql ? SqlTrust.RUN : omitSql ? SqlTrust.OMIT : SqlTrust.REFUSE)
                .withSortMemory(sortMemoryKib);
    }
}
