package io.ballast.cli.option;

import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How rows are brought in, wherever they come from and whatever tables they are for: what {@code load} and {@code fill} share. */
public final class WorkOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = {"-j", "--jobs"},
            order = 118,
            paramLabel = "N",
            defaultValue = "1C",
            converter = WorkersConverter.class,
            description = "How many connections work in parallel: a number, or 0.5C for half the processors of this "
                    + "machine (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--verify",
            order = 119,
            paramLabel = "LEVEL",
            defaultValue = "counts",
            converter = VerifyLevelLabels.class,
            completionCandidates = VerifyLevelLabels.class,
            description = "How far rows are compared with their source before they count as loaded: "
                    + "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private VerifyLevel verify = VerifyLevel.COUNTS;

    /** Refuses what no load can do. */
    public void check() {
        if (jobs > LoadOptions.MAX_JOBS) {
            throw Contradictions.refused(command, "--jobs " + jobs + ": no more than " + LoadOptions.MAX_JOBS);
        }
    }

    public VerifyLevel verify() {
        return verify;
    }

    public LoadOptions in(LoadOptions options) {
        return options.withJobs(jobs).withVerify(verify);
    }
}
