package io.ballast.datapackage.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words for true and for false; null where the Table Schema lists none. */
public record BooleanWords(
        @Nullable List<String> trueValues, @Nullable List<String> falseValues) {
    static final BooleanWords UNSET = new BooleanWords(null, null);
}
