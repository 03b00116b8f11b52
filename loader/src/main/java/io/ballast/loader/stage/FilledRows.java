package io.ballast.loader.stage;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.JournalSql;
import io.ballast.loader.postgres.OwnRows;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.WorkSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows that an unfinished load has brought into tables that were empty. */
final class FilledRows {
    /** All rows, and those that no transaction of the load has written. */
    private static final String COUNTS = """
            SELECT count(*), count(*) FILTER (WHERE t.xmin NOT IN (
                       SELECT s.xmin FROM ballast_journal.shards AS s WHERE s.load_id = ?::uuid))
              FROM %s AS t""";

    /** Tables that a foreign key of a table which is not among these refers to cannot be truncated. */
    private static final Sql REFERRED = new Sql("""
            SELECT DISTINCT n.nspname, t.relname
              FROM pg_catalog.pg_constraint AS k
              JOIN pg_catalog.pg_class AS t ON t.oid = k.confrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
              JOIN pg_catalog.pg_class AS c ON c.oid = coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid)
              JOIN pg_catalog.pg_namespace AS cn ON cn.oid = c.relnamespace
             WHERE (n.nspname, t.relname) IN (SELECT * FROM unnest(?::text[], ?::text[]))
               AND (cn.nspname, c.relname) NOT IN (SELECT * FROM unnest(?::text[], ?::text[]))
               AND k.contype = 'f'""");

    private FilledRows() {}

    /**
     * Removes them, in the session's transaction, which holds the locks.
     *
     * @return how many there were
     * @throws BallastException (TARGET_REFUSED) when there are rows of others among them
     */
    static long remove(WorkSession session, String journalSchema, EarlierLoad load, List<String> tables)
            throws SQLException {
        Connection connection = session.connection();
        long rows = 0;
        List<String> filled = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        List<String> mixed = new ArrayList<>();
        for (String table : tables) {
            String question = JournalSql.in(journalSchema, COUNTS)
                    .replace("%s", OwnRows.from(connection, load.schemas().sql(table)));
            Counted counted = new Sql(question)
                    .one(
                            connection,
                            row -> new Counted(row.getLong(1), row.getLong(2)),
                            load.id().toString());
            if (counted.all == 0) {
                empty.add(table);
            }
            if (counted.all == counted.ofOthers) {
                continue; // nothing of the load
            }
            rows += counted.all;
            filled.add(table);
            if (counted.ofOthers > 0) {
                mixed.add("table \"" + table + "\" holds " + counted.ofOthers + " of " + counted.all);
            }
        }
        if (!mixed.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Rows in schema \"" + load.schema() + "\" are not load " + load.name()
                            + "'s, or were changed since: "
                            + String.join(", ", mixed)
                            + ". The tables were empty when it began, and would be emptied. Nothing was restored.",
                    Hint.act("move these rows elsewhere, then restore again").or(Hint.RESUME));
        }
        session.execute(statements(connection, load.schemas(), filled, empty));
        return rows;
    }

    /**
     * Those that others refer to are emptied last and by one statement, at whose end foreign keys are looked at: they may refer to each
     * other, and all the rest to them.
     */
    private static List<String> statements(
            Connection connection, TargetSchemas schemas, List<String> filled, List<String> empty) throws SQLException {
        List<String> truncated = new ArrayList<>(filled);
        List<String> deleted = new ArrayList<>();
        List<String> referred = referred(connection, schemas, truncated);
        if (!referred.isEmpty()) {
            // As what refers to them may be what the load did not come to.
            truncated.addAll(empty);
            referred = referred(connection, schemas, truncated);
        }
        while (!referred.isEmpty()) {
            deleted.addAll(referred);
            truncated.removeAll(referred);
            referred = referred(connection, schemas, truncated);
        }
        deleted.removeAll(empty);
        List<String> statements = new ArrayList<>();
        if (!truncated.isEmpty()) {
            statements.add("TRUNCATE " + truncated.stream().map(schemas::sql).collect(Collectors.joining(", ")));
        }
        if (!deleted.isEmpty()) {
            statements.add(deletion(deleted.stream().map(schemas::sql).toList()));
        }
        return statements;
    }

    private static String deletion(List<String> tables) {
        int last = tables.size() - 1;
        String before = IntStream.range(0, last)
                .mapToObj(i -> "d" + i + " AS (DELETE FROM " + tables.get(i) + ")")
                .collect(Collectors.joining(", "));
        return (last > 0 ? "WITH " + before + " " : "") + "DELETE FROM " + tables.get(last);
    }

    private static List<String> referred(Connection connection, TargetSchemas schemas, List<String> tables)
            throws SQLException {
        List<String> in = tables.stream().map(schemas::schemaOf).toList();
        List<String> names = tables.stream().map(schemas::nameOf).toList();
        return REFERRED.rows(
                connection, row -> schemas.tableOf(row.getString(1), row.getString(2)), in, names, in, names);
    }

    private record Counted(long all, long ofOthers) {}
}
