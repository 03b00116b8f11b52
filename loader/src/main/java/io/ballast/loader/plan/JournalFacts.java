package io.ballast.loader.plan;

/**
 * The journal that a database has.
 *
 * @param schema where it is, or would be made
 * @param format its format; 0 when there is none yet, {@link #FOREIGN} when the schema is somebody else's
 */
public record JournalFacts(String schema, int format) {
    /** The format that this version writes. */
    public static final int FORMAT = 1;

    public static final int FOREIGN = -1;

    /** There is none yet. */
    public static final JournalFacts NONE = new JournalFacts(JournalSql.SCHEMA, 0);

    /** Whether it is there, and this version knows its format. */
    public boolean isReadable() {
        return format == FORMAT;
    }
}
