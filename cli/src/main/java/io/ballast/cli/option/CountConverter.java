package io.ballast.cli.option;

import io.ballast.spec.yaml.WholeNumber;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Counts as people write them: {@code 1000}, {@code 200k}, {@code 1.5M}, {@code 10_000_000}; 1 or more. */
public final class CountConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return count(text);
    }

    static long count(String text) {
        OptionalLong number = WholeNumber.parse(text);
        if (number.isEmpty() || number.getAsLong() < 1) {
            throw new TypeConversionException("\"" + text + "\" is not a count; write 1000, 200k, 1.5M or 10_000_000");
        }
        return number.getAsLong();
    }
}
