package io.ballast.loader.plan;

import io.ballast.common.schema.SqlText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings that every transaction of a load sets for itself alone, so that nothing is left behind in a connection that a pool
 * hands on to others. The value of each is as SET would take it.
 */
public record TransactionSettings(Map<String, String> values) {
    public TransactionSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public TransactionSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new TransactionSettings(more);
    }

    /** One SELECT that sets them all until the transaction ends, and tells the server's process as {@code pid}. */
    public String sql() {
        return values.entrySet().stream()
                .map(setting -> "set_config(" + SqlText.literal(setting.getKey()) + ", "
                        + SqlText.literal(setting.getValue()).strip() + ", true)")
                .collect(Collectors.joining(", ", "SELECT pg_backend_pid() AS pid, ", ""));
    }
}
