package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a distribution as they are written, in their order; those without a value are omitted. */
final class DistributionParameters {
    private final Map<String, Object> all = new LinkedHashMap<>();

    DistributionParameters with(String name, @Nullable Double value) {
        if (value != null) {
            all.put(name, NumberText.decimal(value));
        }
        return this;
    }

    DistributionParameters with(String name, long value) {
        all.put(name, value);
        return this;
    }

    DistributionParameters with(String name, List<Double> values) {
        all.put(name, NumberText.decimals(values));
        return this;
    }

    Map<String, Object> map() {
        return all;
    }
}
