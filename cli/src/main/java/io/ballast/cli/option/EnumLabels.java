package io.ballast.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One of a closed list of words: the constants of an enum in lower case. Also the candidates for completion. */
public abstract class EnumLabels<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
    private final Class<E> type;

    protected EnumLabels(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String text) {
        for (E constant : type.getEnumConstants()) {
            if (label(constant).equals(text)) {
                return constant;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is none of " + String.join(", ", labels()));
    }

    @Override
    public Iterator<String> iterator() {
        return labels().iterator();
    }

    private List<String> labels() {
        return Arrays.stream(type.getEnumConstants()).map(EnumLabels::label).toList();
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
