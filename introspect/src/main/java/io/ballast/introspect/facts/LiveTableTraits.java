package io.ballast.introspect.facts;

import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.TableSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table has besides rows, columns and keys.
 *
 * @param unlogged of a partitioned one whether all its partitions are
 * @param settings how the server keeps it
 * @param inheritance what it inherits from tables of its schema
 * @param others what else belongs to it and no spec can say, in words: {@code trigger "audit"}
 */
public record LiveTableTraits(
        @Nullable String comment,
        boolean unlogged,
        TableSettings settings,
        Inheritance inheritance,
        List<String> others) {
    public LiveTableTraits {
        others = List.copyOf(others);
    }
}
