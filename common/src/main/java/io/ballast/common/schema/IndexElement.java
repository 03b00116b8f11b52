package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * What an index is searched by: a column, its text in one case, or an expression, and how its values are ordered.
 *
 * @param column null for an expression
 * @param letterCase that the column's text is brought into; null for the column as it is, and for an expression
 * @param expression null for a column
 * @param collation null for that of the column or expression
 * @param operatorClass null for the one that the type has by default
 * @param nullsFirst null for the order that PostgreSQL has by default: last, and first with {@code descending}
 */
public record IndexElement(
        @Nullable String column,
        @Nullable LetterCase letterCase,
        @Nullable SqlExpression expression,
        @Nullable TypeName collation,
        @Nullable TypeName operatorClass,
        boolean descending,
        @Nullable Boolean nullsFirst) {
    public IndexElement {
        if ((column == null) == (expression == null)) {
            throw new IllegalArgumentException("an index is searched by a column or by an expression");
        }
        if (column == null && letterCase != null) {
            throw new IllegalArgumentException("only a column is brought into one case");
        }
    }

    /** A column as it is, or an expression. */
    public IndexElement(
            @Nullable String column,
            @Nullable SqlExpression expression,
            @Nullable TypeName collation,
            @Nullable TypeName operatorClass,
            boolean descending,
            @Nullable Boolean nullsFirst) {
        this(column, null, expression, collation, operatorClass, descending, nullsFirst);
    }

    public static IndexElement of(String column) {
        return new IndexElement(column, null, null, null, false, null);
    }

    /** The text of its column in this case. */
    public IndexElement in(LetterCase other) {
        return new IndexElement(column, other, expression, collation, operatorClass, descending, nullsFirst);
    }

    /** The expression, that of a column's text in one case included; null for a column as it is. */
    public @Nullable SqlExpression computed() {
        return column != null && letterCase != null ? letterCase.of(column) : expression;
    }

    /** Whether it says nothing but the name of a column. */
    public boolean isPlain() {
        return column != null && equals(of(column));
    }

    String sql() {
        StringBuilder sql = new StringBuilder(searched());
        if (collation != null) {
            sql.append(" COLLATE ").append(collation.sql());
        }
        if (operatorClass != null) {
            sql.append(' ').append(operatorClass.sql());
        }
        sql.append(descending ? " DESC" : "");
        if (nullsFirst != null) {
            sql.append(nullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }
        return sql.toString();
    }

    private String searched() {
        if (column == null) {
            return expression == null ? "" : expression.sql();
        }
        return letterCase == null ? SqlText.name(column) : letterCase.of(column).text();
    }
}
