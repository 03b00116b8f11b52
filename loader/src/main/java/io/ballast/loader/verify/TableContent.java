package io.ballast.loader.verify;

import io.ballast.common.schema.TableSchema;
import io.ballast.loader.digest.DigestSql;
import io.ballast.loader.postgres.OwnRows;
import io.ballast.loader.postgres.Sql;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds, as far as it was requested.
 *
 * @param digest over all values; null when rows were only counted
 */
record TableContent(long rows, @Nullable BigInteger digest) {
    /** Asks the server about the table with this name, which has its schema, and is quoted. */
    static TableContent onServer(Connection connection, String place, TableSchema table, boolean full)
            throws SQLException {
        String from = OwnRows.from(connection, place);
        String sql = full ? DigestSql.ofPlace(from, table) : "SELECT count(*) AS rows FROM " + from;
        return new Sql(sql)
                .one(
                        connection,
                        row -> new TableContent(
                                row.getLong("rows"),
                                full ? row.getBigDecimal("digest").toBigIntegerExact() : null));
    }

    /**
     * How this, found, differs from what is expected; null when it does not.
     *
     * @param kind what expects it, such as a bundle
     */
    @Nullable
    String differenceFrom(TableContent expected, String table, String kind) {
        if (rows != expected.rows) {
            return "table \"" + table + "\" has " + rows + " rows, the " + kind + " has " + expected.rows;
        }
        if (digest != null && !digest.equals(expected.digest)) {
            return "table \"" + table + "\" has as many rows as the " + kind + ", but other values (digest " + digest
                    + ", expected " + expected.digest + ")";
        }
        return null;
    }
}
