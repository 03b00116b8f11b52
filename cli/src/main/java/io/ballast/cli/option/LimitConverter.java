package io.ballast.cli.option;

import picocli.CommandLine.ITypeConverter;

/** Limits as people write them, as {@link CountConverter} has it, or 0. */
public final class LimitConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return text.equals("0") ? 0 : CountConverter.count(text);
    }
}
