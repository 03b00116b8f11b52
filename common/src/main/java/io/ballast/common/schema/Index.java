package io.ballast.common.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not behind a key.
 *
 * @param columns it is searched by, in order; expressions stand among the traits
 * @param where limits a partial index; null for an index over all rows
 * @param include columns carried in the index without being searched
 */
public record Index(
        List<String> columns,
        Method method,
        boolean unique,
        @Nullable Predicate where,
        List<String> include,
        IndexTraits traits) {
    public Index {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
        if (!traits.elements().isEmpty() && !columns.equals(columnsOf(traits.elements()))) {
            throw new IllegalArgumentException("the columns " + columns + " are not those of " + traits.elements());
        }
    }

    public Index(List<String> columns, Method method, boolean unique, @Nullable Predicate where, List<String> include) {
        this(columns, method, unique, where, include, IndexTraits.NONE);
    }

    private static List<String> columnsOf(List<IndexElement> elements) {
        return elements.stream()
                .map(IndexElement::column)
                .filter(Objects::nonNull)
                .toList();
    }

    /** An index that is searched by these. */
    public static Index over(
            Method method, boolean unique, @Nullable Predicate where, List<String> include, IndexTraits traits) {
        return new Index(columnsOf(traits.elements()), method, unique, where, include, traits);
    }

    /** Whether it compares texts of the column in one case. */
    boolean ignoresCaseOf(String column) {
        return traits.elements().stream()
                .anyMatch(element -> column.equals(element.column()) && element.letterCase() != null);
    }

    /** Whether its columns tell the rows apart that it holds. */
    public boolean isKey() {
        return unique && traits.elements().stream().allMatch(element -> element.expression() == null);
    }

    /** How much it is searched by: columns and expressions. */
    public int width() {
        return traits.elements().isEmpty() ? columns.size() : traits.elements().size();
    }

    /** Whether SQL text is part of it. */
    public boolean hasSql() {
        return traits.hasSql();
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
     * The condition of a partial index: one column against null or a literal, or whether it is true.
     *
     * @param literal the value for {@link Comparison#EQUALS}, in PostgreSQL's text form; null for the others
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
        EQUALS,
        /** Of a boolean column. */
        IS_TRUE,
        /** Of a boolean column. */
        IS_FALSE
    }
}
