package io.ballast.spec.yaml;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as people write them: {@code 1048576}, {@code 64KiB}, {@code 128MiB}, {@code 1.5GiB}, {@code 100MB}. */
public final class ByteSize {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?)(?:([KMGT])(i?)B|B)?");
    private static final String UNITS = "KMGT";
    private static final long BINARY = 1024;
    private static final long DECIMAL = 1000;

    private ByteSize() {}

    /** The size, 1 or more; empty if the text is none, or no whole number of bytes that a long holds. */
    public static OptionalLong parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1));
        if (matcher.group(2) != null) {
            long base = matcher.group(3).isEmpty() ? DECIMAL : BINARY;
            bytes = bytes.multiply(BigDecimal.valueOf(base).pow(UNITS.indexOf(matcher.group(2)) + 1));
        }
        try {
            long exact = bytes.longValueExact();
            return exact < 1 ? OptionalLong.empty() : OptionalLong.of(exact);
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** What is said of a text that is no size. */
    public static String refusal(String text) {
        return "\"" + text + "\" is not a size; write 64KiB, 128MiB, 1.5GiB, or 100MB for powers of ten";
    }
}
