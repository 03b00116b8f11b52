package io.ballast.datapackage.type;

import java.util.regex.Pattern;

/**
 * The basic format of ISO 8601, without dashes and colons, such as {@code 20180910} and {@code 20180910T101500Z}, turned into the
 * extended one. Everything else stays as it is.
 */
final class BasicIso {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern TIME = Pattern.compile("([0-9]{2})([0-9]{2})(?:([0-9]{2})(\\.[0-9]+)?)?");
    private static final Pattern DATETIME =
            Pattern.compile("([0-9]{8})[T ]([0-9]{4}(?:[0-9]{2}(?:\\.[0-9]+)?)?)(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?");

    private BasicIso() {}

    static String date(String value) {
        return DATE.matcher(value).matches() ? DATE.matcher(value).replaceFirst("$1-$2-$3") : value;
    }

    static String time(String value) {
        var parts = TIME.matcher(value);
        if (!parts.matches()) {
            return value;
        }
        String seconds = parts.group(3) == null ? "00" : parts.group(3);
        String fraction = parts.group(4) == null ? "" : parts.group(4);
        return parts.group(1) + ":" + parts.group(2) + ":" + seconds + fraction;
    }

    static String datetime(String value) {
        var parts = DATETIME.matcher(value);
        if (!parts.matches()) {
            return value;
        }
        String offset = parts.group(3) == null ? "" : parts.group(3);
        return date(parts.group(1)) + "T" + time(parts.group(2)) + offset;
    }
}
