package io.ballast.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many work in parallel: a number, or a share of this machine's processors such as {@code 0.5C}, never less than 1. */
public final class WorkersConverter implements ITypeConverter<Integer> {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,4})|(\\d{1,3}(?:\\.\\d{1,3})?)C");

    private final int processors;

    public WorkersConverter() {
        this(Runtime.getRuntime().availableProcessors());
    }

    WorkersConverter(int processors) {
        this.processors = processors;
    }

    @Override
    public Integer convert(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (matcher.matches()) {
            int workers = matcher.group(1) != null
                    ? Integer.parseInt(matcher.group(1))
                    : (int) Math.max(1, Math.round(Double.parseDouble(matcher.group(2)) * processors));
            if (workers > 0) {
                return workers;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is not a number of workers; write 4, or 0.5C for half the"
                + " processors of this machine");
    }
}
