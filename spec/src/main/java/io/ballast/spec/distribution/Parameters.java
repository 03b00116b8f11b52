package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a distribution or of a kind of value as they are written, in their order; those without a value are omitted. */
public final class Parameters {
    private final Map<String, Object> all = new LinkedHashMap<>();

    public Parameters with(String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
        return this;
    }

    public Parameters with(String name, @Nullable Double value) {
        return with(name, value == null ? null : (Object) NumberText.decimal(value));
    }

    public Parameters with(String name, @Nullable Distribution distribution) {
        return with(name, distribution == null ? null : (Object) distribution.tree());
    }

    /** Numbers, which are omitted where there are none. */
    public Parameters with(String name, List<Double> numbers) {
        return with(name, numbers.isEmpty() ? null : (Object) NumberText.decimals(numbers));
    }

    public Map<String, Object> map() {
        return all;
    }
}
