package io.ballast.cli;

import io.ballast.common.error.ErrorCategory;
import java.util.Locale;

/** The exit codes of {@code ballast}. They are part of its interface: scripts decide by them what to do next. */
enum ExitCode {
    DONE(0, "done, and verified where asked"),
    BUG(1, "an internal error"),
    USAGE(2, "wrong usage: an option, or options that contradict each other"),
    INPUT_REFUSED(3, "spec or bundle refused, or its files cannot be read or written"),
    TARGET_REFUSED(4, "target refused: it exists, drifted, is unsafe, or rights are missing"),
    DATABASE_FAILED(5, "the database or the network failed; run again with --resume"),
    TARGET_BUSY(6, "another load holds the target"),
    DIFFERENCE_FOUND(7, "verification found a difference"),
    TOO_SLOW(8, "benchmark too noisy, or slower than the limit given"),
    /** No failure, and so no category: {@code load} returns it. */
    SOME_SET_ASIDE(9, "loaded, but some records were refused and set aside (--rejects)"),
    INTERRUPTED(130, "interrupted (SIGINT); what is done stays done"),
    /** Not ours to return: the JVM ends with it. */
    TERMINATED(143, "terminated (SIGTERM); what is done stays done");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }

    /** What kind of end it is, in the words of reports. */
    String category() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static ExitCode of(ErrorCategory category) {
        return switch (category) {
            case BUG -> BUG;
            case USAGE -> USAGE;
            case INPUT_REFUSED -> INPUT_REFUSED;
            case TARGET_REFUSED -> TARGET_REFUSED;
            case DATABASE_FAILED -> DATABASE_FAILED;
            case TARGET_BUSY -> TARGET_BUSY;
            case DIFFERENCE_FOUND -> DIFFERENCE_FOUND;
            case TOO_SLOW -> TOO_SLOW;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
