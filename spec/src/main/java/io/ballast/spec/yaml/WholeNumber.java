package io.ballast.spec.yaml;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers as people write them: {@code 1000}, {@code 10_000_000}, {@code 200k}, {@code 1.5M}, {@code 2G}. */
public final class WholeNumber {
    private static final Pattern SYNTAX = Pattern.compile("(-?\\d+(?:_\\d+)*(?:\\.\\d+)?)([kMG]?)");
    /** Longer texts are no number that a long could hold. */
    private static final int MAX_LENGTH = 40;

    /** With no more digits than this every number is a long. */
    private static final int MAX_DIGITS = 18;

    private WholeNumber() {}

    /** The number; empty if the text is none, is not whole, or is too large for a long. k, M and G are 10^3, 10^6 and 10^9. */
    public static OptionalLong parse(String text) {
        if (isShort(text)) {
            return OptionalLong.of(Long.parseLong(text));
        }
        Matcher matcher = SYNTAX.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            return OptionalLong.empty();
        }
        int power =
                switch (matcher.group(2)) {
                    case "k" -> 3;
                    case "M" -> 6;
                    case "G" -> 9;
                    default -> 0;
                };
        if (power == 0 && matcher.group(1).indexOf('.') >= 0) {
            return OptionalLong.empty();
        }
        try {
            BigDecimal number = new BigDecimal(matcher.group(1).replace("_", "")).scaleByPowerOfTen(power);
            return OptionalLong.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether it is but a few digits, as most are. */
    private static boolean isShort(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_DIGITS;
    }
}
