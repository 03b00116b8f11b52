package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column that the server computes from others of its row (manual, 5.4): no shard has values of it.
 *
 * @param position its place among all columns of the table, counted from 0
 * @param stored whether the value is kept in the row; otherwise it is computed when it is read, since version 18
 */
public record GeneratedColumn(
        int position,
        String name,
        ColumnType type,
        boolean nullable,
        SqlExpression expression,
        boolean stored,
        @Nullable String comment) {
    /** The same column of another type. */
    public GeneratedColumn withType(ColumnType other) {
        return new GeneratedColumn(position, name, other, nullable, expression, stored, comment);
    }

    /** The same column in another place. */
    public GeneratedColumn at(int other) {
        return new GeneratedColumn(other, name, type, nullable, expression, stored, comment);
    }
}
