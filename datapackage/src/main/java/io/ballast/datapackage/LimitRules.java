package io.ballast.datapackage;

import io.ballast.common.schema.BaseType;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a limit in a constraint is a value of its column, so that no server has to find out after all rows are in. */
final class LimitRules {
    /** Numbers that have no digits. */
    private static final Set<String> SPECIAL = Set.of("NaN", "Infinity", "-Infinity");

    private static final Pattern UUID_SYNTAX = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private LimitRules() {}

    /** What the text is not, such as "not a date"; null for a good one, and where the server knows best. */
    static @Nullable String fault(BaseType type, String text) {
        return switch (type) {
            case BIGINT, INTEGER -> isNumber(text, 0) ? null : "not an integer";
            case NUMERIC -> SPECIAL.contains(text) || isNumber(text, Integer.MAX_VALUE) ? null : "not a number";
            case DATE -> isTime(text, DateTimeFormatter.ISO_LOCAL_DATE) ? null : "not a date";
            case TIME -> isTime(text, DateTimeFormatter.ISO_LOCAL_TIME) ? null : "not a time";
            case TIMESTAMPTZ ->
                isTime(text.replace(' ', 'T'), DateTimeFormatter.ISO_OFFSET_DATE_TIME) ? null : "not a time on a date";
            case UUID -> UUID_SYNTAX.matcher(text).matches() ? null : "not a UUID";
            default -> null;
        };
    }

    private static boolean isNumber(String text, int mostDecimals) {
        try {
            return new BigDecimal(text).stripTrailingZeros().scale() <= mostDecimals;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isTime(String text, DateTimeFormatter format) {
        try {
            format.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
