package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A view; made after the tables that it shows.
 *
 * @param materialized whether its rows are kept; it is filled when it is made
 * @param traits that the server takes for such a view
 */
public record View(
        String name,
        SqlExpression query,
        boolean materialized,
        @Nullable String comment,
        ViewTraits traits) {
    public View {
        traits.options().forEach((option, value) -> {
            if (StorageParameters.faultOfView(materialized, option, value) != null) {
                throw new IllegalArgumentException("not an option of the view: " + option + " = " + value);
            }
        });
        if (!materialized && !traits.indexes().isEmpty()) {
            throw new IllegalArgumentException("only a materialized view has indexes");
        }
    }

    /** A view with a query alone, and perhaps a comment. */
    public View(String name, SqlExpression query, boolean materialized, @Nullable String comment) {
        this(name, query, materialized, comment, ViewTraits.NONE);
    }

    private String kind() {
        return materialized ? "MATERIALIZED VIEW " : "VIEW ";
    }

    /** The statement that makes it; the search path finds what the query names. */
    public String create(@Nullable String schema) {
        return "CREATE " + kind() + SqlText.name(schema, name) + StorageParameters.clause(traits.options())
                + " AS\n"
                + query.text().strip();
    }

    /** The statements that comment on its columns and make its indexes. */
    public List<String> details(@Nullable String schema) {
        List<String> statements = new ArrayList<>();
        traits.columnComments()
                .forEach((column, text) -> statements.add("COMMENT ON COLUMN " + SqlText.name(schema, name) + "."
                        + SqlText.name(column) + " IS " + SqlText.literal(text)));
        for (Index index : traits.indexes()) {
            String indexName = indexName(index);
            statements.add("CREATE " + (index.unique() ? "UNIQUE INDEX " : "INDEX ") + SqlText.name(indexName) + " ON "
                    + SqlText.name(schema, name) + ConstraintSql.index(index));
            if (index.traits().label().comment() != null) {
                statements.add("COMMENT ON INDEX " + SqlText.name(schema, indexName) + " IS "
                        + SqlText.literal(index.traits().label().comment()));
            }
        }
        return statements;
    }

    /** The names of its indexes. */
    public List<String> indexNames() {
        return traits.indexes().stream().map(View::indexName).toList();
    }

    private static String indexName(Index index) {
        return Objects.requireNonNull(index.traits().label().name());
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
