package io.ballast.introspect.draft;

import io.ballast.spec.kind.ConstantKind;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Arrays of JSON, with as many elements as checks want: {@code jsonb_typeof(j) = 'array'}, {@code jsonb_array_length(j) > 0}. */
final class JsonArrays {
    private static final int MAX_ELEMENTS = 100;

    private JsonArrays() {}

    static boolean isFew(SizeLimits limits) {
        return limits.least() <= MAX_ELEMENTS;
    }

    /** Lets all values of the column be one array of its least size; true. */
    static boolean hold(DraftColumn column) {
        column.kind = new ConstantKind(IntStream.rangeClosed(1, column.sizes.least())
                .mapToObj(n -> "\"item-" + n + "\"")
                .collect(Collectors.joining(", ", "[", "]")));
        return true;
    }
}
