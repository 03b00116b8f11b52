package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.Sql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Values of key columns of rows that are there. */
public final class KeyValues {
    /** Enough for rows that refer to them to be spread, and few enough to be listed. */
    private static final int SOME = 1_000;

    private KeyValues() {}

    /** Up to a thousand different values that are not null, as the server writes them; the same ones as long as the rows stay. */
    public static List<String> some(Connection connection, String schema, String table, String column)
            throws SQLException {
        String name = SqlText.name(column);
        return new Sql("SELECT DISTINCT " + name + ", " + name + "::text AS value FROM " + SqlText.name(schema, table)
                        + " WHERE " + name + " IS NOT NULL ORDER BY " + name + " LIMIT " + SOME)
                .rows(connection, row -> row.getString("value"));
    }

    /** The greatest whole number in a column of numbers; empty where there is none. */
    public static Optional<BigInteger> greatest(Connection connection, String schema, String table, String column)
            throws SQLException {
        return new Sql("SELECT ceil(max(" + SqlText.name(column) + ")) AS greatest FROM " + SqlText.name(schema, table))
                .rows(connection, row -> Optional.ofNullable(row.getBigDecimal("greatest")))
                .get(0)
                .map(BigDecimal::toBigInteger);
    }
}
