package io.ballast.generator.value;

/**
 * Where the values of a row go, field by field: the values know nothing of CSV. Each field is one value, or one text in parts,
 * followed by {@link #endField()}; each row ends with {@link #endRow()}.
 *
 * <p>Between {@link #openText()} and {@link #closeText(boolean)} every call appends the value's text form to one text.
 *
 * <p>The caller sees to it that there is room: {@link ColumnWriter#maxBytes()} says how much a field takes at the most. For one
 * thread.
 */
public interface RowSink {
    void uuid(long mostSignificantBits, long leastSignificantBits);

    void whole(long value);

    /** The number unscaled · 10^-scale. */
    void decimal(long unscaled, int scale);

    void real(double value);

    void bool(boolean value);

    /** Days since 1970-01-01. */
    void date(int epochDay);

    /** Microseconds since midnight. */
    void time(long microsOfDay);

    /** Microseconds since 1970-01-01 00:00; without a time zone. */
    void timestamp(long epochMicros);

    /** Microseconds since 1970-01-01 00:00 UTC. */
    void timestampTz(long epochMicros);

    /** UTF-8 text from {@code from}, inclusive, to {@code to}, exclusive. */
    void text(byte[] utf8, int from, int to);

    /**
     * A stretch of text that is known to hold nothing a format gives a meaning to: no quote, comma,
     * backslash, brace or control character, and at least one character. Eight bytes past its end may be read.
     */
    void plainText(byte[] utf8, int from, int to);

    /** So many decimal digits, with leading zeros, as text; at most 18. */
    void digits(long value, int digits);

    void nil();

    void openText();

    /**
     * Ends the open text.
     *
     * @param plain whether all that was appended is known to be plain, in the sense of {@link #plainText}
     */
    void closeText(boolean plain);

    void endField();

    void endRow();

    /** How many bytes the sink holds now. */
    int size();
}
