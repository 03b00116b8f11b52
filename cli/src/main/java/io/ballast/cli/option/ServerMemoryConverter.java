package io.ballast.cli.option;

import io.ballast.loader.plan.ServerMemory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An amount of memory as PostgreSQL's settings are written, in kB of 1,024 bytes: {@link ServerMemory}. */
public final class ServerMemoryConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return ServerMemory.kib(text).orElseThrow(() -> new TypeConversionException(ServerMemory.refusal(text)));
    }
}
