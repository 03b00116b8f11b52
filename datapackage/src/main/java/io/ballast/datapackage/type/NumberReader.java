package io.ballast.datapackage.type;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers with other points, grouped digits, or signs of currency and measure around them. */
final class NumberReader implements Conversion {
    private static final String POINT = ".";
    private static final Map<String, String> SPECIAL =
            Map.of("nan", "NaN", "inf", "Infinity", "+inf", "Infinity", "-inf", "-Infinity");
    private static final int MAX_SPECIAL_LENGTH = 4;

    private final boolean decimals;
    private final String decimalChar;
    private final @Nullable String groupChar;
    /** Digits in groups, up to the decimals; the last one has three digits or more in every country. */
    private final Pattern grouped;
    /** Null where nothing may stand around a number. */
    private final @Nullable Surroundings around;

    /** @param decimals for type {@code number}: with decimals, {@code INF} and {@code NaN} */
    NumberReader(NumberMarks given, boolean decimals) throws UnknownFormat {
        this.decimals = decimals;
        this.decimalChar = mark("decimalChar", given.decimalChar() == null ? POINT : given.decimalChar());
        this.groupChar = given.groupChar() == null ? null : mark("groupChar", given.groupChar());
        String group = Pattern.quote(String.valueOf(groupChar));
        this.grouped = Pattern.compile("[+-]?[0-9]+(?:" + group + "[0-9]{2,})*" + group + "[0-9]{3,}");
        this.around = given.bare() ? null : new Surroundings(decimals ? decimalChar : POINT);
        if (decimals && decimalChar.equals(groupChar)) {
            throw new UnknownFormat("groupChar", "another one than decimalChar");
        }
    }

    /** Whether integers of the field are written as PostgreSQL writes them. */
    static boolean isPlain(NumberMarks given) {
        return given.groupChar() == null && given.bare();
    }

    @Override
    public String convert(String value) throws UnreadableValue {
        String special =
                decimals && value.length() <= MAX_SPECIAL_LENGTH ? SPECIAL.get(value.toLowerCase(Locale.ROOT)) : null;
        if (special != null) {
            return special;
        }
        String number = ungrouped(around == null ? value : around.strip(value));
        if (decimals && !decimalChar.equals(POINT)) {
            if (number.contains(POINT)) {
                throw new UnreadableValue("not a number: a point where decimalChar is \"" + decimalChar + "\"");
            }
            number = number.replace(decimalChar, POINT);
        }
        return number;
    }

    private String ungrouped(String number) throws UnreadableValue {
        if (groupChar == null || !number.contains(groupChar)) {
            return number;
        }
        String text = groupChar.isBlank() ? number.strip() : number;
        int decimalsAt = decimals ? text.indexOf(decimalChar) : -1;
        String whole = decimalsAt < 0 ? text : text.substring(0, decimalsAt);
        String rest = text.substring(whole.length());
        if (rest.contains(groupChar)
                || (whole.contains(groupChar) && !grouped.matcher(whole).matches())) {
            throw new UnreadableValue("not a number: groupChar \"" + groupChar + "\" where it parts no thousands");
        }
        return whole.replace(groupChar, "") + rest;
    }

    /** One character that is neither a digit nor a sign. */
    private static String mark(String property, String mark) throws UnknownFormat {
        if (mark.length() != 1 || Character.isDigit(mark.charAt(0)) || "+-eE".contains(mark)) {
            throw new UnknownFormat(property, "one character that is neither a digit, a sign nor E");
        }
        return mark;
    }
}
