package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.Sql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What is known of the key columns of rows that are there. */
public final class KeyValues {
    private KeyValues() {}

    /**
     * The greatest whole number in a column of numbers; empty where there is none.
     *
     * @param table its name with its schema, quoted
     */
    public static Optional<BigInteger> greatest(Connection connection, String table, String column)
            throws SQLException {
        return new Sql("SELECT ceil(max(" + SqlText.name(column) + ")) AS greatest FROM " + table)
                .rows(connection, row -> Optional.ofNullable(row.getBigDecimal("greatest")))
                .get(0)
                .map(BigDecimal::toBigInteger);
    }
}
