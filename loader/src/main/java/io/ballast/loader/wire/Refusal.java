package io.ballast.loader.wire;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.Column;
import java.nio.charset.StandardCharsets;

/** The messages for bad input, each with the place: row (the first record of a shard, a header not counted, is 1) and column. */
final class Refusal {
    /** Characters of a value that a message shows. */
    private static final int SHOWN = 40;

    /** The server takes a record of CSV piece by piece. */
    static final Hint AS_CSV = Hint.choose("load", Setting.WIRE, "csv");

    private Refusal() {}

    static BallastException value(long row, Column column, String reason, byte[] text, int from, int to) {
        return refused(
                place(row, column) + ": " + reason + ": " + shown(text, from, to) + "; " + column.type() + " expected");
    }

    static BallastException missingValue(long row, Column column) {
        return refused(place(row, column) + ": NULL; " + column.type() + " NOT NULL expected");
    }

    static BallastException field(long row, Column column, String reason) {
        return refused(place(row, column) + ": " + reason);
    }

    static BallastException record(long row, String reason) {
        return refused("row " + row + ": " + reason);
    }

    static BallastException tooLong(int bytes, OutOfMemoryError cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "a record needs " + bytes + " bytes at once, more than Java's memory still has room for",
                Hint.act("give it more (-Xmx)")
                        .or(Hint.choose("send less at once", Setting.JOBS))
                        .or(AS_CSV),
                cause);
    }

    static BallastException header(String reason) {
        return refused("header: " + reason);
    }

    /** The text in quotes, cut after {@link #SHOWN} characters, with control characters and broken UTF-8 made visible. */
    static String shown(byte[] text, int from, int to) {
        // A code point has at most four bytes: enough of them are decoded, never a whole megabyte.
        int end = Math.min(to, from + 4 * (SHOWN + 1));
        String decoded = new String(text, from, end - from, StandardCharsets.UTF_8);
        int[] codePoints = decoded.codePoints().limit(SHOWN + 1L).toArray();
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < Math.min(SHOWN, codePoints.length); i++) {
            if (Character.isISOControl(codePoints[i])) {
                shown.append(String.format("\\u%04x", codePoints[i]));
            } else {
                shown.appendCodePoint(codePoints[i]);
            }
        }
        return shown.append(codePoints.length > SHOWN ? "…\"" : "\"").toString();
    }

    private static String place(long row, Column column) {
        return "row " + row + ", column \"" + column.name() + "\"";
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, message);
    }
}
