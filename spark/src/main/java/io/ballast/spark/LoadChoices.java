package io.ballast.spark;

import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.ServerMemory;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireChoice;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of a load: those of {@code ballast load} that have a meaning on a cluster. */
final class LoadChoices {
    private static final int DEFAULT_JOBS = 8;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            defaultValue = "public",
            description = "The schema of the tables, made if it is missing (default: ${DEFAULT-VALUE}).")
    private String schema = "public";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "create",
            description =
                    "What to do about tables of the same names: create, replace, append (default: ${DEFAULT-VALUE},"
                            + " which refuses them).")
    private String mode = "create";

    @Option(
            names = "--wire",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            description = "What travels to the server: auto, binary, csv (default: ${DEFAULT-VALUE}).")
    private String wire = "auto";

    @Option(
            names = "--no-constraints",
            description = "Leave the tables bare: no keys, indexes, checks or foreign keys.")
    private boolean noConstraints;

    @Option(names = "--trust-sql", description = "Run the SQL text that the bundle has in it.")
    private boolean trustSql;

    @Option(names = "--omit-sql", description = "Load without what such SQL text makes.")
    private boolean omitSql;

    @Option(names = "--no-analyze", description = "Gather no statistics; autovacuum does, sooner or later.")
    private boolean noAnalyze;

    @Option(
            names = "--maintenance-work-mem",
            paramLabel = "SIZE",
            description = "What each index build sorts in (default: 32MB, more for a table that needs it).")
    private @Nullable String sortMemory;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "How many tasks, and so connections, work in parallel (default: " + DEFAULT_JOBS + ").")
    private int jobs = DEFAULT_JOBS;

    @Option(
            names = "--verify",
            paramLabel = "LEVEL",
            defaultValue = "counts",
            description = "How far rows are compared with the bundle before they count as loaded: none, counts, full"
                    + " (default: ${DEFAULT-VALUE}).")
    private String verify = "counts";

    @Option(names = "--resume", description = "Continue with an unfinished load of this bundle.")
    private boolean resume;

    @Option(names = "--restart", description = "Remove what an unfinished load has left, and start over.")
    private boolean restart;

    /** The same with what the user chose; staging tables are logged, as each shard is a transaction of its own. */
    LoadOptions of(LoadOptions options) {
        refuseBoth(resume, "--resume", restart, "--restart");
        refuseBoth(trustSql, "--trust-sql", omitSql, "--omit-sql");
        LoadMode chosen =
                choice("--mode", mode, Stream.of(LoadMode.CREATE, LoadMode.REPLACE, LoadMode.APPEND), LoadMode::label);
        if (noConstraints && chosen.keepsTables()) {
            throw refused("--no-constraints has no meaning with --mode " + chosen.label());
        }
        if (jobs < 1 || jobs > LoadOptions.MAX_JOBS) {
            throw refused("--jobs " + jobs + ": expected 1 to " + LoadOptions.MAX_JOBS);
        }
        if (schema.isEmpty()) {
            throw refused("--schema: a name is expected");
        }
        return options.withSchema(schema)
                .withMode(chosen)
                .withStart(resume ? StartMode.RESUME : restart ? StartMode.RESTART : StartMode.FRESH)
                .withJobs(jobs)
                .withWire(choice("--wire", wire, Stream.of(WireChoice.values()), WireChoice::label))
                .withStaging(StagingChoice.LOGGED)
                .withVerify(choice("--verify", verify, Stream.of(VerifyLevel.values()), VerifyLevel::label))
                .withConstraints(!noConstraints)
                .withAnalyze(!noAnalyze)
                .withSqlTrust(trustSql ? SqlTrust.RUN : omitSql ? SqlTrust.OMIT : SqlTrust.REFUSE)
                .withSortMemory(sortMemoryKib());
    }

    private @Nullable Long sortMemoryKib() {
        String text = sortMemory;
        return text == null
                ? null
                : ServerMemory.kib(text)
                        .orElseThrow(() -> refused("--maintenance-work-mem: " + ServerMemory.refusal(text)));
    }

    private <T> T choice(String option, String text, Stream<T> all, Function<T, String> label) {
        Map<String, T> byLabel = all.collect(
                Collectors.toMap(label, Function.identity(), (one, other) -> one, java.util.LinkedHashMap::new));
        T found = byLabel.get(text);
        if (found == null) {
            throw refused(option + " " + text + ": expected " + String.join(", ", byLabel.keySet()));
        }
        return found;
    }

    private void refuseBoth(boolean one, String oneName, boolean other, String otherName) {
        if (one && other) {
            throw refused(oneName + " and " + otherName + " contradict each other: choose one");
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
