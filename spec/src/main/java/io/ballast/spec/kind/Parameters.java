package io.ballast.spec.kind;

import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.yaml.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a kind as they are written, in their order; those without a value are omitted. */
final class Parameters {
    private final Map<String, Object> all = new LinkedHashMap<>();

    Parameters with(String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
        return this;
    }

    Parameters with(String name, @Nullable Distribution distribution) {
        return with(name, distribution == null ? null : (Object) distribution.tree());
    }

    /** Weights, which are omitted where there are none. */
    Parameters with(String name, List<Double> weights) {
        return with(name, weights.isEmpty() ? null : (Object) NumberText.decimals(weights));
    }

    Map<String, Object> map() {
        return all;
    }
}
