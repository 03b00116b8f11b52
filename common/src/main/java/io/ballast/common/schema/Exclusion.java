package io.ballast.common.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion constraint: no two rows compare true in all of its elements.
 *
 * @param where the condition of the rows that it is about, in SQL; null for all rows
 * @param include columns that its index carries
 * @param storage storage parameters of its index by name
 */
public record Exclusion(
        ObjectLabel label,
        Index.Method method,
        List<Element> elements,
        @Nullable SqlExpression where,
        Deferral deferral,
        List<String> include,
        Map<String, String> storage) {
    /** Whose index has no storage parameters. */
    public Exclusion(
            ObjectLabel label,
            Index.Method method,
            List<Element> elements,
            @Nullable SqlExpression where,
            Deferral deferral,
            List<String> include) {
        this(label, method, elements, where, deferral, include, Map.of());
    }

    public Exclusion {
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
        IndexTraits.checkStorage(storage);
        elements = List.copyOf(elements);
        include = List.copyOf(include);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("an exclusion constraint compares at least one column or expression");
        }
    }

    /**
     * What is compared, and by which operator.
     *
     * @param operator such as {@code &&}; without a schema, as operators of extensions are found by the search path
     */
    public record Element(IndexElement of, String operator) {
        /** PostgreSQL's operators (manual, CREATE OPERATOR), without what begins a comment. */
        private static final Pattern OPERATOR = Pattern.compile("(?!.*(--|/\\*))[-+*/<>=~!@#%^&|`?]{1,63}");

        public Element {
            if (!isOperator(operator)) {
                throw new IllegalArgumentException("not an operator: " + operator);
            }
        }

        public static boolean isOperator(String text) {
            return OPERATOR.matcher(text).matches();
        }

        String sql() {
            return of.sql() + " WITH " + operator;
        }
    }

    public Exclusion withLabel(ObjectLabel other) {
        return new Exclusion(other, method, elements, where, deferral, include, storage);
    }

    /** Whether SQL text is part of it. */
    public boolean hasSql() {
        return where != null
                || elements.stream().anyMatch(element -> element.of().expression() != null);
    }

    /** The columns among what it compares. */
    public List<String> columns() {
        return elements.stream()
                .map(element -> element.of().column())
                .filter(Objects::nonNull)
                .toList();
    }

    /** What stands behind ADD CONSTRAINT and the name. */
    String sql() {
        return "EXCLUDE USING " + method.sqlName()
                + elements.stream().map(Element::sql).collect(Collectors.joining(", ", " (", ")"))
                + (include.isEmpty() ? "" : " INCLUDE (" + SqlText.names(include) + ")")
                + StorageParameters.clause(storage)
                + (where == null ? "" : " WHERE " + where.sql())
                + deferral.sql();
    }
}
