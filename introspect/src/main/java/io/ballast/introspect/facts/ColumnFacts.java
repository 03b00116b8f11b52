package io.ballast.introspect.facts;

import org.jspecify.annotations.Nullable;

/**
 * A column as the server tells it.
 *
 * @param origin whether the server itself makes the values
 * @param defaultSql the default as SQL; null where there is none, or where {@code origin} says all
 */
public record ColumnFacts(
        String name,
        TypeFacts type,
        boolean nullable,
        Origin origin,
        @Nullable String defaultSql,
        @Nullable String comment,
        ColumnStatistics statistics) {
    /** Who makes a column's values. */
    public enum Origin {
        GIVEN,
        /** An identity, or a default that takes the next value of a sequence. */
        NUMBERED,
        /** GENERATED ALWAYS AS an expression. */
        COMPUTED
    }
}
