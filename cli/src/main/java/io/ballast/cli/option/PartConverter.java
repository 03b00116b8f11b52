package io.ballast.cli.option;

import io.ballast.generator.Part;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of a bundle: {@code 2/5} is the second of five. */
public final class PartConverter implements ITypeConverter<Part> {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    @Override
    public Part convert(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(1));
            int of = Integer.parseInt(matcher.group(2));
            if (number >= 1 && number <= of) {
                return new Part(number, of);
            }
        }
        throw new TypeConversionException("\"" + text + "\" is no part; write 2/5 for the second of five");
    }
}
