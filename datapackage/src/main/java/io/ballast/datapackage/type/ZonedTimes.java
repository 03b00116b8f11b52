package io.ballast.datapackage.type;

import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import java.util.regex.Pattern;

/**
 * Times for a timestamptz where nobody knows the zone of those that name none: these are refused, the others stay as they are. A time
 * names one by an offset or by a word that is neither a month nor a day of the week nor a mark of the clock or the era.
 */
public final class ZonedTimes implements Conversion {
    private static final Pattern OFFSET = Pattern.compile("\\+|[:Tt][^-]*-|^-?infinity$", Pattern.CASE_INSENSITIVE);

    private static final Pattern ZONELESS_WORDS = Pattern.compile(
            "\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*|today|tomorrow|yesterday|am|pm|bc|ad|(?<=\\d)t(?=\\d)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private static final Pattern ARRAY_MARKS = Pattern.compile("[{}\"]");

    private final boolean array;

    /** For single times, or for arrays of them. */
    public ZonedTimes(boolean array) {
        this.array = array;
    }

    @Override
    public String convert(String value) throws UnreadableValue {
        String[] times = array ? ARRAY_MARKS.matcher(value).replaceAll("").split(",", -1) : new String[] {value};
        for (String time : times) {
            if (!time.isBlank() && !isZoned(time)) {
                throw new UnreadableValue(
                        "a time without a zone (neither role nor database sets one)",
                        Hint.choose("name the zone", Setting.TIME_ZONE));
            }
        }
        return value;
    }

    private static boolean isZoned(String time) {
        return OFFSET.matcher(time).find()
                || LETTER.matcher(ZONELESS_WORDS.matcher(time).replaceAll("")).find();
    }
}
