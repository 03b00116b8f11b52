package io.ballast.cli.option;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes in bytes as people write them: {@code 1048576}, {@code 64KiB}, {@code 128MiB}, {@code 1.5GiB}, {@code 100MB}. */
public final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?)(?:([KMGT])(i?)B|([KMGT])|B)?");
    private static final String UNITS = "KMGT";
    private static final long BINARY = 1024;
    private static final long DECIMAL = 1000;

    @Override
    public Long convert(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches() || matcher.group(4) != null) {
            throw refused(text);
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1));
        if (matcher.group(2) != null) {
            long base = matcher.group(3).isEmpty() ? DECIMAL : BINARY;
            bytes = bytes.multiply(BigDecimal.valueOf(base).pow(UNITS.indexOf(matcher.group(2)) + 1));
        }
        try {
            long exact = bytes.longValueExact();
            if (exact < 1) {
                throw refused(text);
            }
            return exact;
        } catch (ArithmeticException e) {
            throw refused(text);
        }
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException(
                "\"" + text + "\" is not a size; write 64KiB, 128MiB, 1.5GiB, or 100MB for powers of ten");
    }
}
