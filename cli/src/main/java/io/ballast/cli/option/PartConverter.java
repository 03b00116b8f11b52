package io.ballast.cli.option;

import io.ballast.generator.Part;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of a bundle: {@code 2/5} is the second of five. */
public final class PartConverter implements ITypeConverter<Part> {
    @Override
    public Part convert(String text) {
        return Part.parse(text).orElseThrow(() -> new TypeConversionException(Part.refusal(text)));
    }
}
