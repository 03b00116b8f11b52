package io.ballast.introspect.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as the server describes it.
 *
 * @param origin whether the server itself makes the values
 * @param defaultSql the default as SQL; null where there is none, or where {@code origin} says all
 * @param others what else it has and no spec can say, in words: {@code STORAGE EXTERNAL}
 */
public record LiveColumn(
        String name,
        LiveType type,
        boolean nullable,
        Origin origin,
        @Nullable String defaultSql,
        @Nullable String comment,
        List<String> others,
        ColumnStatistics statistics) {
    public LiveColumn {
        others = List.copyOf(others);
    }

    /** A column that a spec can say all of. */
    public LiveColumn(
            String name,
            LiveType type,
            boolean nullable,
            Origin origin,
            @Nullable String defaultSql,
            @Nullable String comment,
            ColumnStatistics statistics) {
        this(name, type, nullable, origin, defaultSql, comment, List.of(), statistics);
    }

    /** The same column with other values. */
    public LiveColumn withStatistics(ColumnStatistics other) {
        return new LiveColumn(name, type, nullable, origin, defaultSql, comment, others, other);
    }

    /** What makes a column's values. */
    public enum Origin {
        GIVEN,
        /** An identity, or a default that takes the next value of a sequence. */
        NUMBERED,
        /** GENERATED ALWAYS AS an expression. */
        COMPUTED
    }
}
