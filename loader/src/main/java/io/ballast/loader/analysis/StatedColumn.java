package io.ballast.loader.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a column was made, as far as it is known: a dataset spec says so, the database does not.
 *
 * @param nullShare from 0 to 1; null where it cannot be stated
 * @param shares of all rows, by value as PostgreSQL spells it; empty where the values are not a short list
 */
public record StatedColumn(
        String table, String column, @Nullable Double nullShare, Map<String, Double> shares) {
    public StatedColumn {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }
}
