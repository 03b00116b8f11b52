package io.ballast.cli.console;

/** How much is said beside results and errors. */
public enum Verbosity {
    /** Nothing. */
    QUIET,
    /** Progress and notes. */
    NORMAL,
    /** Also the log, and the stack trace of every error. */
    VERBOSE
}
