package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Asks which of some texts no row of a table has in a column.
 *
 * @param from what stands behind FROM for the table
 * @param ignoresCase whether texts that differ in case alone are the same
 */
public record TakenTexts(String from, String column, boolean ignoresCase) {
    /** Those that are not there, in the order of the texts. */
    public List<String> without(Connection connection, List<String> texts) throws SQLException {
        String there = "t." + SqlText.name(column) + "::text";
        String same = ignoresCase ? "lower(" + there + ") = lower(w.text)" : there + " = w.text";
        return new Sql(
                        "SELECT w.text FROM unnest(?::text[]) WITH ORDINALITY AS w(text, n) WHERE NOT EXISTS (SELECT FROM "
                                + from + " AS t WHERE " + same + ") ORDER BY w.n")
                .rows(connection, row -> row.getString(1), connection.createArrayOf("text", texts.toArray()));
    }
}
