package io.ballast.loader.plan;

import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.schema.SqlText;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings that every transaction of a load sets for itself alone, so that nothing is left behind in a connection that a pool
 * hands on to others. The value of each is as SET would take it.
 */
public record TransactionSettings(Map<String, String> values) implements Serializable {
    public TransactionSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public TransactionSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new TransactionSettings(more);
    }

    /** The same with these in the place of those of the same names. */
    public TransactionSettings with(List<ValueSetting> others) {
        Map<String, String> more = new LinkedHashMap<>(values);
        others.forEach(setting -> more.put(setting.name(), setting.value()));
        return new TransactionSettings(more);
    }

    static TransactionSettings of(List<ValueSetting> settings) {
        return new TransactionSettings(Map.of()).with(settings);
    }

    /** Those of these names. */
    TransactionSettings only(Set<String> names) {
        Map<String, String> fewer = new LinkedHashMap<>(values);
        fewer.keySet().retainAll(names);
        return new TransactionSettings(fewer);
    }

    /** One SELECT that sets them all until the transaction ends, and returns the server's process as {@code pid}. */
    public String sql() {
        return values.entrySet().stream()
                .map(setting -> "pg_catalog.set_config(" + SqlText.literal(setting.getKey()) + ", "
                        + SqlText.literal(setting.getValue()).strip() + ", true)")
                .collect(Collectors.joining(", ", "SELECT pg_catalog.pg_backend_pid() AS pid, ", ""));
    }
}
