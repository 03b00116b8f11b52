package io.ballast.cli.option;

import picocli.CommandLine.Option;

/** How many threads a command works with on the files of a bundle. */
public final class ThreadsOption {
    @Option(
            names = "--threads",
            order = 25,
            paramLabel = "N",
            defaultValue = "1C",
            converter = WorkersConverter.class,
            description = "How many threads work in parallel: a number, or 0.5C for half the processors (default: "
                    + "${DEFAULT-VALUE}).")
    private int threads;

    /** At least 1. */
    public int threads() {
        return threads;
    }
}
