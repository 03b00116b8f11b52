package io.ballast.introspect.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range made of two columns, such as {@code tstzrange(starts_at, ends_at)}, as the server writes it. */
public record RangeOfColumns(String first, String last) {
    private static final String NAME = "[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\"";
    private static final Pattern CALL = Pattern.compile("(?:int4|int8|num|ts|tstz|date)range\\((?<first>" + NAME
            + "), (?<last>" + NAME + ")(?:, '[\\[(][\\])]'::text)?\\)");

    /** Empty for any other expression. */
    public static Optional<RangeOfColumns> of(String sql) {
        Matcher call = CALL.matcher(sql);
        return call.matches()
                ? Optional.of(new RangeOfColumns(name(call.group("first")), name(call.group("last"))))
                : Optional.empty();
    }

    static String name(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }
}
