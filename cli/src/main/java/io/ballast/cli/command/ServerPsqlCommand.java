package io.ballast.cli.command;

import io.ballast.cli.option.OutputOptions;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.embedded.LastingServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "psql",
        description = "Open psql on a server that runs; what follows DIR goes to psql.",
        footer = {"  ballast server psql ./pg", "  ballast server psql ./pg -c 'SELECT count(*) FROM users'"})
final class ServerPsqlCommand implements Callable<Integer> {
    @Mixin
    private final ServerArgument server = new ServerArgument();

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARG", description = "Arguments of psql.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        output.verbosity();
        LastingServer running = server.running(Progress.silent());
        List<String> command = new ArrayList<>(List.of("psql"));
        // psql would take what follows for names, and this is where many a command's own options end.
        boolean separated = !arguments.isEmpty() && arguments.get(0).equals("--");
        command.addAll(separated ? arguments.subList(1, arguments.size()) : arguments);
        command.add("--dbname=" + running.uri());
        ProcessBuilder psql = new ProcessBuilder(command).inheritIO();
        psql.environment().put("PGPASSFILE", running.passwordFile().toString());
        try {
            return psql.start().waitFor();
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    "psql cannot be started: " + e.getMessage()
                            + ". Install PostgreSQL's client (Debian: postgresql-client).",
                    e);
        } catch (InterruptedException e) {
            throw new BallastException(ErrorCategory.INTERRUPTED, "psql was interrupted.", e);
        }
    }
}
