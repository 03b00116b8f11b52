package io.ballast.datapackage.type;

import io.ballast.common.bundle.JsonPlace;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands around a number: signs of currency and measure, which are taken away. What may be a part of the number is refused
 * instead: a minus behind it or of another alphabet, parentheses as accountants write them, digits of another script, a fraction.
 */
final class Surroundings {
    /** A superscript minus belongs to a unit, as in s⁻¹. */
    private static final int UNIT_MINUS = 0x207B;

    private static final String FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟";

    private final Pattern number;

    /** @param decimalChar of the numbers */
    Surroundings(String decimalChar) {
        String point = Pattern.quote(decimalChar);
        this.number = Pattern.compile(
                "([^0-9+\\-" + point + "]*)([+-]?[" + point + "0-9](?:.*[0-9" + point + "])?)([^0-9]*)",
                Pattern.DOTALL);
    }

    /** The number alone. */
    String strip(String value) throws UnreadableValue {
        Matcher matcher = number.matcher(value);
        if (!matcher.matches()) {
            throw new UnreadableValue("not a number, whatever stands around it");
        }
        String around = matcher.group(1) + matcher.group(3);
        OptionalInt doubtful =
                around.codePoints().filter(Surroundings::isOfNumber).findFirst();
        if (doubtful.isPresent() || matcher.group(1).contains("(")) {
            String mark = doubtful.isPresent() ? Character.toString(doubtful.getAsInt()) : "(";
            throw new UnreadableValue(
                    "not a number alone: " + JsonPlace.quoted(mark) + " beside it may change its value");
        }
        return matcher.group(2);
    }

    private static boolean isOfNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION, Character.DECIMAL_DIGIT_NUMBER -> true;
            case Character.MATH_SYMBOL -> c != UNIT_MINUS;
            default -> FRACTIONS.indexOf(c) >= 0;
        };
    }
}
