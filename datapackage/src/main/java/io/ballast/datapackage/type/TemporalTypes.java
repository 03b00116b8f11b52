package io.ballast.datapackage.type;

import io.ballast.common.schema.BaseType;
import java.util.Set;

/** Dates, times, and both: the standard's own form, or a pattern of C's strptime. */
final class TemporalTypes {
    private TemporalTypes() {}

    /**
     * Format {@code any} takes the basic format of ISO 8601 as well as the extended one of the default: what else there is, is refused
     * where it stands, instead of guessed at. A datetime without a pattern is a point in time; where it has no offset, the first
     * version of the standard has it in UTC, and so do we. One with a pattern is a point in time if the pattern has an offset.
     */
    static FieldMapping of(String type, String format) throws UnknownFormat {
        boolean pattern = !format.equals("default") && !format.equals("any");
        boolean any = format.equals("any");
        Set<String> checks = FieldMapping.RANGE;
        return switch (type) {
            case "date" ->
                FieldTypes.type(
                        BaseType.DATE, pattern ? StrptimePattern.date(format) : any ? BasicIso::date : null, checks);
            case "time" ->
                FieldTypes.type(
                        BaseType.TIME, pattern ? StrptimePattern.time(format) : any ? BasicIso::time : null, checks);
            default ->
                pattern
                        ? StrptimePattern.datetime(format)
                        : FieldTypes.type(
                                BaseType.TIMESTAMPTZ,
                                any ? value -> inUtc(BasicIso.datetime(value)) : TemporalTypes::inUtc,
                                checks);
        };
    }

    /** The value with {@code Z} behind it, unless it has an offset. */
    private static String inUtc(String value) {
        int time = Math.max(value.indexOf('T'), value.indexOf(' '));
        if (time < 0) {
            return value;
        }
        for (int i = time + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
                return value;
            }
        }
        return value + "Z";
    }
}
