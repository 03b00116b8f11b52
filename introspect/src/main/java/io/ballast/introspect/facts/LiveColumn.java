package io.ballast.introspect.facts;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column as the server describes it.
 *
 * @param origin whether the server itself makes the values
 * @param defaultSql the default as SQL; null where there is none, or where {@code origin} says all
 */
public record LiveColumn(
        String name,
        LiveType type,
        boolean nullable,
        Origin origin,
        @Nullable String defaultSql,
        @Nullable String comment,
        LiveTraits traits,
        ColumnStatistics statistics) {
    private static final Pattern NULL = Pattern.compile("(?is)\\(*null\\b.*");

    /** A column of which no more is known. */
    public LiveColumn(
            String name,
            LiveType type,
            boolean nullable,
            Origin origin,
            @Nullable String defaultSql,
            @Nullable String comment,
            ColumnStatistics statistics) {
        this(name, type, nullable, origin, defaultSql, comment, LiveTraits.NONE, statistics);
    }

    /** What it has and no spec can say, in words: {@code STATISTICS 100}. */
    public List<String> others() {
        return traits.others();
    }

    /** Whether a row of which nothing is said gets a value. */
    public boolean hasDefault() {
        return origin != Origin.GIVEN
                || (defaultSql != null && !NULL.matcher(defaultSql).matches());
    }

    /** The same column with other values. */
    public LiveColumn withStatistics(ColumnStatistics other) {
        return new LiveColumn(name, type, nullable, origin, defaultSql, comment, traits, other);
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
