package io.ballast.introspect.facts;

import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.SqlExpression;
import io.ballast.introspect.sql.DistinctFunctions;
import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not behind a key.
 *
 * @param columns searched columns, some in one case; empty where one of them is an expression
 * @param predicate condition of a partial index, in SQL; null for an index over all rows
 * @param traits with its name, with all that it is searched by, and with the predicate as it is written within the schema
 */
public record LiveIndex(
        String name,
        String method,
        boolean unique,
        List<String> columns,
        List<String> include,
        @Nullable String predicate,
        IndexTraits traits,
        SqlUses uses) {
    public LiveIndex {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }

    /** The columns among what is searched, some in one case, and those that an expression gives other values for each value of. */
    public List<String> named() {
        return columns.isEmpty()
                ? traits.elements().stream()
                        .flatMap(element -> column(element).stream())
                        .distinct()
                        .toList()
                : columns;
    }

    /** Whether all rows have the same value in it, so that there is one at most: {@code UNIQUE ((true))}. */
    public boolean allowsOneRow() {
        return unique
                && predicate == null
                && traits.elements().stream().allMatch(element -> isConstant(element.expression()));
    }

    private static boolean isConstant(@Nullable SqlExpression expression) {
        return expression != null
                && FormulaParser.parse(expression.text())
                        .filter(Formula.Literal.class::isInstance)
                        .isPresent();
    }

    private static Optional<String> column(IndexElement element) {
        SqlExpression expression = element.expression();
        return expression == null ? Optional.ofNullable(element.column()) : DistinctFunctions.column(expression.text());
    }

    /** Whether it is a unique one that compares texts of the column in one case. */
    public boolean ignoresCaseOf(String column) {
        return unique
                && traits.elements().stream()
                        .anyMatch(element -> column.equals(element.column()) && element.letterCase() != null);
    }

    /** An index that says nothing but its columns. */
    public LiveIndex(
            String name,
            String method,
            boolean unique,
            List<String> columns,
            List<String> include,
            @Nullable String predicate) {
        this(
                name,
                method,
                unique,
                columns,
                include,
                predicate,
                IndexTraits.NONE.withElements(
                        columns.stream().map(IndexElement::of).toList()),
                SqlUses.NOTHING);
    }
}
