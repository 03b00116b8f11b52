package io.ballast.common.error;

/** What kind of failure a {@link BallastException} is; the command line turns each into one exit code. */
public enum ErrorCategory {
    /** A bug of ours: an invariant did not hold. */
    BUG,
    /** Wrong usage: an option, or options that contradict each other. */
    USAGE,
    /** The spec or the bundle is refused, or the files of a bundle could not be read or written. */
    INPUT_REFUSED,
    /** The target database is refused: a table exists, the schema drifted, rights are missing, it is a standby. */
    TARGET_REFUSED,
    /** The database or the network failed; what is committed stays, and the run can be resumed. */
    DATABASE_FAILED,
    /** Another load holds the target. */
    TARGET_BUSY,
    /** Verification found a difference. */
    DIFFERENCE_FOUND,
    /** A benchmark was too noisy, or slower than the limit it was given. */
    TOO_SLOW,
    /** The user or the system asked the run to stop. */
    INTERRUPTED
}
