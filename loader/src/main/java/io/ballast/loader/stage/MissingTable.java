package io.ballast.loader.stage;

import io.ballast.common.error.Choice;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Choose;
import io.ballast.common.error.Setting;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What may be meant by the name of a table that is not there. */
final class MissingTable {
    private static final Sql TABLES = new Sql("""
            SELECT n.nspname, c.relname
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
               AND (lower(n.nspname || '.' || c.relname) = ? OR lower(c.relname) = ?)
             ORDER BY n.nspname <> ?, n.nspname, c.relname
             LIMIT 3""");

    private MissingTable() {}

    static Hint hint(Connection connection, String schema, String table) throws SQLException {
        String name = table.toLowerCase(Locale.ROOT);
        List<Hint> meant =
                TABLES.rows(connection, row -> theOne(row.getString(1), row.getString(2)), name, name, schema);
        if (!meant.isEmpty()) {
            return meant.stream().reduce(Hint.NONE, Hint::or);
        }
        return table.contains(".")
                ? Hint.choose("give the schema", Setting.SCHEMA).then(new Choose("the name alone", Setting.TABLE))
                : Hint.act("make it first").or(another("name another one", "", ""));
    }

    private static Hint theOne(String schema, String table) {
        return another("name the one that there is", schema, table);
    }

    private static Hint another(String purpose, String schema, String table) {
        return Hint.of(
                new Choose(purpose, List.of(new Choice(Setting.SCHEMA, schema), new Choice(Setting.TABLE, table))));
    }
}
