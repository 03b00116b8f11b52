package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.text.CloneJson;
import io.ballast.common.report.Progress;
import io.ballast.loader.template.TemporaryCopies;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "drop",
        description = {
            "Drop databases that clone made, and end the sessions in them.",
            "Other databases are refused; templates stay."
        },
        footer = {
            "  ballast clone drop ballast_copy_1c3b5d7f9a0e --db postgresql://postgres@localhost/postgres",
            "  ballast clone drop --expired --db postgresql://postgres@localhost/postgres"
        })
final class CloneDropCommand implements Callable<Integer> {
    private static final Pattern URL = Pattern.compile("(?i)(?:jdbc:)?postgres(?:ql)?://[^/]*/.+");

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(
            arity = "0..*",
            paramLabel = "COPY",
            description = "The database's name, or the URL that clone printed.")
    private List<String> copies = new ArrayList<>();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(names = "--expired", order = 110, description = "Drop those whose --ttl is over.")
    private boolean expired;

    @Option(names = "--all", order = 111, description = "Drop all that this role may drop.")
    private boolean all;

    @Option(names = "--json", order = 800, description = "Print what was dropped as JSON.")
    private boolean json;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    CloneDropCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Contradictions.refuse(command, "--expired", "--all");
        if (copies.isEmpty() != (expired || all)) {
            throw Contradictions.refused(command, "name copies, or give --expired or --all");
        }
        Progress progress = console.progress(output.verbosity());
        try (Database server = Database.openExisting(database, progress)) {
            TemporaryCopies known = new TemporaryCopies(server.settings());
            List<String> dropped = expired
                    ? known.dropExpired(Instant.now())
                    : all
                            ? known.dropAll()
                            : known.drop(
                                    copies.stream().map(CloneDropCommand::name).toList());
            console.result(json ? CloneJson.dropped(dropped) : text(dropped));
            return 0;
        }
    }

    /** All else in the URL, a password perhaps, is passed over. */
    private static String name(String copy) {
        return URL.matcher(copy).matches()
                ? URI.create(copy.replaceFirst("^(?i)jdbc:", "")).getPath().substring(1)
                : copy;
    }

    private static String text(List<String> dropped) {
        return dropped.isEmpty() ? "No copy was dropped.\n" : "Dropped " + String.join(", ", dropped) + "\n";
    }
}
