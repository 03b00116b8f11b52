package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.DurationConverter;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.WorkOptions;
import io.ballast.cli.text.CloneJson;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.template.TemplateDatabase;
import io.ballast.loader.template.TemporaryCopies;
import io.ballast.loader.template.TemporaryCopy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "clone",
        description = {
            "Make a database with the rows of a bundle or spec in it, for a test, and print its URL.",
            "The first time loads a template database; each copy of that takes a fraction of a second. Copies stay until they are dropped:"
                    + " by clone drop, or, after their --ttl, by the next clone."
        },
        footer = {
            "  DATABASE_URL=$(ballast clone users --db postgresql://postgres@localhost/postgres --ttl 1h)",
            "  ballast clone shop-bundle --db postgresql://postgres@localhost/postgres --json",
            "  ballast clone drop --expired --db postgresql://postgres@localhost/postgres"
        })
final class CloneCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    private final SourceArgument source = new SourceArgument();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--name",
            order = 110,
            paramLabel = "NAME",
            description = "What the database is called (default: a name that no other has).")
    private @Nullable String name;

    @Option(
            names = "--ttl",
            order = 111,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long the database may stay, such as 1h: after that the next clone or clone drop removes it (default:"
                            + " until it is dropped).")
    private @Nullable Duration ttl;

    @Option(
            names = "--with-password",
            order = 112,
            description = "Print the URL with the password in it, for programs that read nothing else.")
    private boolean withPassword;

    @Option(
            names = "--trust-sql",
            order = 115,
            description = "Run the SQL text that the bundle or spec has in it: checks, expressions, views.")
    private boolean trustSql;

    @Option(names = "--omit-sql", order = 115, description = "Load without what such SQL text makes.")
    private boolean omitSql;

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--json", order = 800, description = "Print the URL and its parts as JSON.")
    private boolean json;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    CloneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Contradictions.refuse(command, "--trust-sql", "--omit-sql");
        work.check();
        ShardSource shards = source.source();
        Progress progress = console.progress(output.verbosity());
        try (Database server = StayingServer.open(database, progress)) {
            source.refuseMisspelledPreset();
            server.announce(progress, "copying the template, which is loaded first where there is none");
            TemporaryCopies copies = new TemporaryCopies(server.settings());
            List<String> expired = copies.dropExpired(Instant.now());
            if (!expired.isEmpty()) {
                progress.note("Dropped copies whose time was over: " + String.join(", ", expired));
            }
            TemporaryCopy copy = new TemporaryCopy(name == null ? TemporaryCopies.newName() : name, expires());
            try (TemplateDatabase template = TemplateDatabase.ready(server.settings(), options(shards), progress)) {
                template.copyTo(copy);
                print(server.settings().withDatabase(copy.database()), copy, template.name());
            }
            return 0;
        }
    }

    private void print(ConnectionSettings settings, TemporaryCopy copy, String template) {
        console.result(
                json ? CloneJson.text(settings, copy, template, withPassword) : settings.uri(withPassword) + "\n");
    }

    private @Nullable Instant expires() {
        return ttl == null ? null : Instant.now().plus(ttl).truncatedTo(ChronoUnit.SECONDS);
    }

    private LoadOptions options(ShardSource shards) {
        if (name != null && name.isEmpty()) {
            throw new BallastException(ErrorCategory.USAGE, "--name: a name is expected");
        }
        return work.in(LoadOptions.of(shards))
                .withSqlTrust(trustSql ? SqlTrust.RUN : omitSql ? SqlTrust.OMIT : SqlTrust.REFUSE);
    }
}
