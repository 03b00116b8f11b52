package io.ballast.common.schema;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not behind a key.
 *
 * @param where limits a partial index; null for an index over all rows
 * @param include columns carried in the index without being searched
 */
public record Index(
        List<String> columns,
        Method method,
        boolean unique,
        @Nullable Predicate where,
        List<String> include) {
    public Index {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }

    /** PostgreSQL's index access methods. */
    public enum Method {
        BTREE,
        HASH,
        GIN,
        GIST,
        SPGIST,
        BRIN;

        public String sqlName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The condition of a partial index: one column against null or a literal.
     *
     * @param literal the value for {@link Comparison#EQUALS}, in PostgreSQL's text form; null for the other two
     */
    public record Predicate(
            String column, Comparison comparison, @Nullable String literal) {
        public Predicate {
            if ((comparison == Comparison.EQUALS) != (literal != null)) {
                throw new IllegalArgumentException("a literal goes with EQUALS and with nothing else");
            }
        }
    }

    /** How a {@link Predicate} compares. */
    public enum Comparison {
        IS_NULL,
        IS_NOT_NULL,
        EQUALS
    }
}
