package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * A view; made after the tables that it shows.
 *
 * @param materialized whether its rows are kept; it is filled when it is made
 */
public record View(
        String name,
        SqlExpression query,
        boolean materialized,
        @Nullable String comment) {
    private String kind() {
        return materialized ? "MATERIALIZED VIEW " : "VIEW ";
    }

    /** The statement that makes it; the search path finds what the query names. */
    public String create(@Nullable String schema) {
        return "CREATE " + kind() + SqlText.name(schema, name) + " AS\n"
                + query.text().strip();
    }

    /** The statement that removes it. */
    public String drop(@Nullable String schema) {
        return "DROP " + kind() + SqlText.name(schema, name);
    }

    /** The statement that comments on it; null where there is no comment. */
    public @Nullable String commentSql(@Nullable String schema) {
        return comment == null
                ? null
                : "COMMENT ON " + kind() + SqlText.name(schema, name) + " IS " + SqlText.literal(comment);
    }
}
