package io.ballast.loader.stage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who named a table that is not there. */
final class MissingTable {
    private static final Query TABLES = new Query("""
            SELECT n.nspname, c.relname
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
               AND (lower(n.nspname || '.' || c.relname) = ? OR lower(c.relname) = ?)
             ORDER BY n.nspname <> ?, n.nspname, c.relname
             LIMIT 3""");

    private MissingTable() {}

    /** The last sentence of a refusal. */
    static String advice(Connection connection, String schema, String table) throws SQLException {
        String name = table.toLowerCase(Locale.ROOT);
        List<String> meant = TABLES.rows(
                connection,
                row -> "--schema " + word(row.getString(1)) + " --table " + word(row.getString(2)),
                name,
                name,
                schema);
        if (!meant.isEmpty()) {
            return "There is " + String.join("; ", meant) + ".";
        }
        return table.contains(".")
                ? "Give the schema with --schema, and --table the name alone."
                : "Make it first, or check --table and --schema.";
    }

    /** As a shell takes it for one word. */
    private static String word(String name) {
        return name.matches("[A-Za-z0-9_.-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
