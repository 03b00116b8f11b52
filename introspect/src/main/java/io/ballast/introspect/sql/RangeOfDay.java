package io.ballast.introspect.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range between two times of one day, such as {@code tsrange(day + starts, day + ends)}, as the server writes it. */
public record RangeOfDay(String day) {
    private static final String NAME = "[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\"";
    private static final String CAST = "(?:::timestamp without time zone)?";
    private static final Pattern CALL = Pattern.compile("tsrange\\(\\((?<day>" + NAME + ") \\+ (?:" + NAME + ")\\)"
            + CAST + ", \\(\\k<day> \\+ (?:" + NAME + ")\\)" + CAST + "(?:, '[\\[(][\\])]'::text)?\\)");

    /** Empty for any other expression. */
    public static Optional<RangeOfDay> of(String sql) {
        Matcher call = CALL.matcher(sql);
        return call.matches() ? Optional.of(new RangeOfDay(RangeOfColumns.name(call.group("day")))) : Optional.empty();
    }
}
