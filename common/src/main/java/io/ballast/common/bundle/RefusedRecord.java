package io.ballast.common.bundle;

import java.util.Objects;

/**
 * A record that no row could be made of.
 *
 * @param row its number in its shard, counted from 1, a header not counted
 * @param line of its file where it begins, counted from 1
 * @param text as it stands in its file, with the end of its last line
 * @param sqlState the class of the error by PostgreSQL's codes
 * @param reason what is wrong, in words
 */
public record RefusedRecord(long row, long line, OriginalText text, String sqlState, String reason) {
    public RefusedRecord {
        Objects.requireNonNull(text);
        Objects.requireNonNull(sqlState);
        Objects.requireNonNull(reason);
    }

    /** Where it stands, for messages. */
    public String place() {
        return "row " + row + " (line " + line + ")";
    }
}
