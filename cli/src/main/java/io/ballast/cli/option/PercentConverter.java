package io.ballast.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share in percent, as a fraction: {@code 5%} is 0.05. From 0 to 999. */
public final class PercentConverter implements ITypeConverter<Double> {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)%");
    private static final double PERCENT = 100;

    @Override
    public Double convert(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("\"" + text + "\" is not a percentage; write 5% or 2.5%");
        }
        return Double.parseDouble(matcher.group(1)) / PERCENT;
    }
}
