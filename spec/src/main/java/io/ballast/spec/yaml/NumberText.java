package io.ballast.spec.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Doubles as text: the fewest digits that read back as the same number, without an exponent where that is short. Not {@link
 * Double#toString}, whose digits differ between JDK 17 and JDK 19 (JDK-4511638), and a spec must be the same bytes everywhere.
 */
public final class NumberText {
    /** Seventeen significant digits tell any two doubles apart. */
    private static final int MAX_DIGITS = 17;

    private static final int MAX_PLAIN_LENGTH = 21;

    private NumberText() {}

    public static String of(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return text(rounded);
            }
        }
        return text(exact.round(new MathContext(MAX_DIGITS)));
    }

    /** A number whose text is this. */
    public static BigDecimal decimal(double number) {
        return new BigDecimal(of(number));
    }

    public static List<BigDecimal> decimals(List<Double> numbers) {
        return numbers.stream().map(NumberText::decimal).toList();
    }

    private static String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        String plain = number.stripTrailingZeros().toPlainString();
        return plain.length() <= MAX_PLAIN_LENGTH
                ? plain
                : number.stripTrailingZeros().toString();
    }
}
