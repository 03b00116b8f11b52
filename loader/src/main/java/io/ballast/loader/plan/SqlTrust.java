package io.ballast.loader.plan;

/** What becomes of SQL text that a source brings along: checks, indexes over expressions, computed columns, views. */
public enum SqlTrust {
    /** A source that has any is refused. */
    REFUSE,
    /** It is run, as the author of the source wrote it. */
    RUN,
    /** What it makes is omitted. */
    OMIT
}
