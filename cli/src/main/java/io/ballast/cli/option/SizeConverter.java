package io.ballast.cli.option;

import io.ballast.spec.yaml.ByteSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes in bytes as people write them: {@code 1048576}, {@code 64KiB}, {@code 128MiB}, {@code 1.5GiB}, {@code 100MB}. */
public final class SizeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return ByteSize.parse(text).orElseThrow(() -> new TypeConversionException(ByteSize.refusal(text)));
    }
}
