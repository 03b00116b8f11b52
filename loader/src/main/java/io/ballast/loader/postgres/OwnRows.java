package io.ballast.loader.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** The rows of a table itself: those of its partitions are, those of tables that inherit from it are not. */
public final class OwnRows {
    private static final Sql HAS_HEIRS = new Sql("""
            SELECT c.relkind = 'r' AND EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid)
              FROM pg_catalog.pg_class AS c WHERE c.oid = pg_catalog.to_regclass(?)""");

    private OwnRows() {}

    /**
     * What stands behind FROM for them.
     *
     * @param place the table's name with its schema, quoted
     */
    public static String from(Connection connection, String place) throws SQLException {
        boolean hasHeirs =
                HAS_HEIRS.rows(connection, row -> row.getBoolean(1), place).contains(true);
        return hasHeirs ? "ONLY " + place : place;
    }
}
