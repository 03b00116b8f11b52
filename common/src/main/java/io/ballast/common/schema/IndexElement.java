package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * What an index is searched by: a column or an expression, and how its values are ordered.
 *
 * @param column null for an expression
 * @param expression null for a column
 * @param collation null for that of the column or expression
 * @param operatorClass null for the one that the type has by default
 * @param nullsFirst null for the order that PostgreSQL has by default: last, and first with {@code descending}
 */
public record IndexElement(
        @Nullable String column,
        @Nullable SqlExpression expression,
        @Nullable TypeName collation,
        @Nullable TypeName operatorClass,
        boolean descending,
        @Nullable Boolean nullsFirst) {
    public IndexElement {
        if ((column == null) == (expression == null)) {
            throw new IllegalArgumentException("an index is searched by a column or by an expression");
        }
    }

    public static IndexElement of(String column) {
        return new IndexElement(column, null, null, null, false, null);
    }

    /** Whether it says nothing but the name of a column. */
    public boolean isPlain() {
        return column != null && equals(of(column));
    }

    String sql() {
        StringBuilder sql = new StringBuilder(column != null ? SqlText.name(column) : expressionSql());
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

    private String expressionSql() {
        return expression == null ? "" : expression.sql();
    }
}
