package io.ballast.loader.wire;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.Contrast;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.error.Subject;
import io.ballast.common.schema.Column;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The messages for bad input, each with the place: row (the first record of a shard, a header not counted, is 1) and column. */
final class Refusal {
    /** Characters of a value that a message shows. */
    private static final int SHOWN = 40;

    /** The server takes a record of CSV piece by piece. */
    static final Hint AS_CSV = Hint.choose("load", Setting.WIRE, "csv");

    private Refusal() {}

    static BallastException value(long row, Column column, String reason, byte[] text, int from, int to) {
        String found = shown(text, from, to);
        String expected = column.type().toString();
        return refused(
                place(row, column),
                reason + ": " + found + "; " + expected + " expected",
                new Contrast(expected, found));
    }

    static BallastException missingValue(long row, Column column) {
        String expected = column.type() + " NOT NULL";
        return refused(place(row, column), "NULL; " + expected + " expected", new Contrast(expected, "NULL"));
    }

    static BallastException field(long row, Column column, String reason) {
        return refused(place(row, column), reason, null);
    }

    static BallastException record(long row, String reason) {
        return refused("row " + row, reason, null);
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

    static BallastException header(String place, String found, String expected) {
        return refused(place, "found " + found + "; expected " + expected, new Contrast(expected, found));
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

    private static BallastException refused(String place, String what, @Nullable Contrast contrast) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, new Finding(new Subject.Named(place), what, Hint.NONE, contrast));
    }
}
