package io.ballast.spec.literal;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TextForm;
import io.ballast.spec.yaml.SpecNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values that a spec states itself: choices, constants, defaults, limits of checks, bounds of partitions. Each is checked
 * against its column's type and brought into the form in which PostgreSQL writes it.
 */
public final class Literals {
    private static final Pattern FRACTION = Pattern.compile("[.](\\d+)");
    private static final Pattern FLOAT = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?");
    private static final Pattern IPV4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final Pattern IPV6 = Pattern.compile("([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");
    private static final int MAX_BYTE = 255;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Literals() {}

    /** The literal at a node, in PostgreSQL's form for the type. */
    public static String read(SpecNode node, ColumnType type) {
        String text = node.text();
        try {
            return canonical(type, text);
        } catch (IllegalArgumentException e) {
            throw node.expected(e);
        }
    }

    /** Throws IllegalArgumentException whose message says what a literal of the type looks like. */
    public static String canonical(ColumnType type, String text) {
        if (type.array()) {
            return check(text.equals("{}"), text, "{}, as the only literal of " + type + " is the empty array");
        }
        return switch (type.family()) {
            case UUID, BYTES -> lowerCase(type, text);
            case OTHER -> label(type, text);
            case TEXT -> sized(type, text);
            case WHOLE -> whole(type, text);
            case DECIMAL -> NumericLiterals.canonical(type, text);
            case FLOAT -> check(NOT_FINITE.contains(text) || FLOAT.matcher(text).matches(), text, "a number");
            case BOOLEAN -> bool(text);
            case DATE -> TimeLiterals.date(text);
            case TIME -> rounded(type, TimeLiterals.time(text));
            case TIMESTAMP ->
                rounded(
                        type,
                        type.base() == BaseType.TIMESTAMPTZ
                                ? TimeLiterals.timestampWithZone(text)
                                : TimeLiterals.timestamp(text));
            case INTERVAL -> kept(type, TimeLiterals.interval(text));
            case JSON -> json(text);
            case NETWORK -> inet(text);
        };
    }

    static String check(boolean fits, String text, String expected) {
        if (!fits) {
            throw new IllegalArgumentException(expected);
        }
        return text;
    }

    /** Refuses a time with more digits than the type keeps, which the server would round. */
    private static String rounded(ColumnType type, String time) {
        Matcher fraction = FRACTION.matcher(time);
        boolean fits = type.length() == ColumnType.UNSET
                || !fraction.find()
                || fraction.group(1).length() <= type.length();
        return check(fits, time, "at most " + type.length() + " digits after the point of a second");
    }

    /** Refuses an interval that the server would cut off or round. */
    private static String kept(ColumnType type, String interval) {
        return check(
                Intervals.isKept(interval, type), interval, "an interval that " + type.values() + " keeps as it is");
    }

    /** A label of the enum; of other types the server alone can judge. */
    private static String label(ColumnType type, String text) {
        List<String> labels = type.labels();
        return labels.isEmpty()
                ? lowerCase(type, text)
                : check(labels.contains(text), text, "a label of " + type + ": " + String.join(", ", labels));
    }

    /** A text whose form no pattern says is left as it is: the server alone can judge it. */
    private static String lowerCase(ColumnType type, String text) {
        TextForm form = type.base().textForm().orElse(null);
        return form == null
                ? text
                : check(form.pattern().matcher(text).matches(), text, form.expected())
                        .toLowerCase(Locale.ROOT);
    }

    private static String sized(ColumnType type, String text) {
        int length = TypeLimits.length(type);
        return check(
                text.codePointCount(0, text.length()) <= length, text, "a text of at most " + length + " characters");
    }

    private static String whole(ColumnType type, String text) {
        long max = type.base().maxWhole().orElseThrow();
        long min = -max - 1;
        String expected = "a whole number from " + min + " to " + max;
        try {
            long number = Long.parseLong(text);
            return check(number >= min && number <= max, Long.toString(number), expected);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    private static String bool(String text) {
        return switch (text) {
            case "true", "t" -> "t";
            case "false", "f" -> "f";
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    private static String json(String text) {
        try {
            JSON.readTree(text);
            return check(!text.isBlank(), text, "JSON");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("JSON", e);
        }
    }

    /** PostgreSQL leaves away a prefix that is as long as the address. */
    private static String inet(String text) {
        check(isInet(text), text, "an IP address, such as 10.0.0.1 or 10.0.0.0/8");
        String whole = text.indexOf(':') < 0 ? "/" + IPV4_BITS : "/" + IPV6_BITS;
        return text.endsWith(whole) ? text.substring(0, text.length() - whole.length()) : text;
    }

    private static boolean isInet(String text) {
        Matcher v4 = IPV4.matcher(text);
        if (v4.matches()) {
            boolean fits = v4.group(5) == null || Integer.parseInt(v4.group(5)) <= IPV4_BITS;
            for (int i = 1; i <= 4; i++) {
                fits &= Integer.parseInt(v4.group(i)) <= MAX_BYTE;
            }
            return fits;
        }
        Matcher v6 = IPV6.matcher(text);
        if (!v6.matches() || (v6.group(2) != null && Integer.parseInt(v6.group(2)) > IPV6_BITS)) {
            return false;
        }
        try {
            return InetAddress.getByName("[" + v6.group(1) + "]").getAddress().length
                    > 0; // brackets: no name is looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
