package io.ballast.datapackage.type;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds the narrowest type that all values of a column have. A type is one that gives every value back as it was written, but for the form:
 * digits behind a leading zero, as postal codes and telephone numbers have them, are text. For one thread.
 */
public final class TypeInference {
    /** The narrowest first. */
    private enum Candidate {
        BOOLEAN(BaseType.BOOLEAN),
        INTEGER(BaseType.INTEGER),
        BIGINT(BaseType.BIGINT),
        NUMERIC(BaseType.NUMERIC),
        DOUBLE(BaseType.DOUBLE_PRECISION),
        DATE(BaseType.DATE),
        TIMESTAMP(BaseType.TIMESTAMP),
        TIMESTAMPTZ(BaseType.TIMESTAMPTZ),
        TIME(BaseType.TIME),
        UUID(BaseType.UUID),
        TEXT(BaseType.TEXT);

        private final BaseType type;

        Candidate(BaseType type) {
            this.type = type;
        }
    }

    private static final Set<Candidate> TEXT = EnumSet.of(Candidate.TEXT);
    private static final Set<Candidate> FROM_INTEGER =
            EnumSet.of(Candidate.INTEGER, Candidate.BIGINT, Candidate.NUMERIC, Candidate.DOUBLE, Candidate.TEXT);
    private static final Set<Candidate> FROM_BIGINT = EnumSet.of(Candidate.BIGINT, Candidate.NUMERIC, Candidate.TEXT);
    private static final Set<Candidate> FROM_SMALLER_BIGINT =
            EnumSet.of(Candidate.BIGINT, Candidate.NUMERIC, Candidate.DOUBLE, Candidate.TEXT);
    private static final Set<Candidate> FROM_NUMERIC = EnumSet.of(Candidate.NUMERIC, Candidate.TEXT);
    private static final Set<Candidate> NUMERIC_OR_DOUBLE =
            EnumSet.of(Candidate.NUMERIC, Candidate.DOUBLE, Candidate.TEXT);
    private static final Set<Candidate> FROM_DOUBLE = EnumSet.of(Candidate.DOUBLE, Candidate.TEXT);
    private static final Set<Candidate> FROM_BOOLEAN = EnumSet.of(Candidate.BOOLEAN, Candidate.TEXT);
    private static final Set<Candidate> FROM_DATE = EnumSet.of(Candidate.DATE, Candidate.TIMESTAMP, Candidate.TEXT);
    private static final Set<Candidate> FROM_TIMESTAMP = EnumSet.of(Candidate.TIMESTAMP, Candidate.TEXT);
    private static final Set<Candidate> FROM_TIMESTAMPTZ = EnumSet.of(Candidate.TIMESTAMPTZ, Candidate.TEXT);
    private static final Set<Candidate> FROM_TIME = EnumSet.of(Candidate.TIME, Candidate.TEXT);
    private static final Set<Candidate> FROM_UUID = EnumSet.of(Candidate.UUID, Candidate.TEXT);

    /** Of a number in binary floating point, decimal digits that come back as they were. */
    private static final int DOUBLE_DIGITS = 15;

    private final EnumSet<Candidate> left = EnumSet.allOf(Candidate.class);
    private boolean met;

    /** Takes one more value, which is not null. */
    public void add(char[] text, int from, int to) {
        met = true;
        if (left.size() > 1) {
            left.retainAll(candidates(text, from, to));
        }
    }

    /** The type; text where there was no value. */
    public ColumnType type() {
        return ColumnType.of(met ? left.iterator().next().type : BaseType.TEXT);
    }

    private static Set<Candidate> candidates(char[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return TEXT;
        }
        if (length == 36 && text[from + 8] == '-') {
            return TemporalText.isUuid(text, from) ? FROM_UUID : TEXT;
        }
        char first = text[from];
        if (isDigit(first) && length >= 8 && text[from + 2] == ':') {
            return TemporalText.isTime(text, from, to) ? FROM_TIME : TEXT;
        }
        if (isDigit(first) && length >= 10 && text[from + 4] == '-') {
            return switch (TemporalText.of(text, from, to)) {
                case DATE -> FROM_DATE;
                case TIMESTAMP -> FROM_TIMESTAMP;
                case TIMESTAMPTZ -> FROM_TIMESTAMPTZ;
                case NONE -> TEXT;
            };
        }
        if (isDigit(first) || first == '-' || first == '+' || first == '.') {
            return number(text, from, to);
        }
        return isBoolean(new String(text, from, Math.min(length, 6))) ? FROM_BOOLEAN : TEXT;
    }

    private static boolean isBoolean(String text) {
        return text.equals("t") || text.equals("f") || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    /** Digits with a point or without, and perhaps an exponent; no zero leads but the one before the point. */
    private static Set<Candidate> number(char[] text, int from, int to) {
        int at = text[from] == '-' || text[from] == '+' ? from + 1 : from;
        int whole = at;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        int wholeDigits = at - whole;
        if (wholeDigits > 1 && text[whole] == '0') {
            return TEXT;
        }
        if (at == to) {
            return wholeDigits == 0 ? TEXT : whole(text, from, to, wholeDigits);
        }
        int fraction = 0;
        if (text[at] == '.') {
            at++;
            int start = at;
            while (at < to && isDigit(text[at])) {
                at++;
            }
            fraction = at - start;
        }
        if (wholeDigits + fraction == 0) {
            return TEXT;
        }
        if (at == to) {
            return wholeDigits + fraction <= DOUBLE_DIGITS ? NUMERIC_OR_DOUBLE : FROM_NUMERIC;
        }
        return wholeDigits + fraction <= DOUBLE_DIGITS + 2 && isExponent(text, at, to) ? FROM_DOUBLE : TEXT;
    }

    private static Set<Candidate> whole(char[] text, int from, int to, int digits) {
        if (digits > 18) {
            try {
                Long.parseLong(new String(text, from, to - from));
                return FROM_BIGINT;
            } catch (NumberFormatException tooGreat) {
                return FROM_NUMERIC;
            }
        }
        long value = Long.parseLong(new String(text, from, to - from));
        if (value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE) {
            return FROM_INTEGER;
        }
        return digits <= DOUBLE_DIGITS ? FROM_SMALLER_BIGINT : FROM_BIGINT;
    }

    /** Up to three digits: what is beyond the range of a double is refused by the server, and 1e400 is nobody's number. */
    private static boolean isExponent(char[] text, int from, int to) {
        int at = from + 1;
        if (text[from] != 'e' && text[from] != 'E') {
            return false;
        }
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        int digits = to - at;
        for (int i = at; i < to; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return digits > 0 && digits <= 3 && Integer.parseInt(new String(text, at, digits)) <= 300;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
