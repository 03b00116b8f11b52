package io.ballast.loader.verify;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.SqlText;
import io.ballast.loader.plan.VerifyStep;
import io.ballast.loader.postgres.WorkSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Compares a staged table with the bundle. Safe for use by many threads, each with its own session. */
public final class TableVerifier {
    private final String schema;

    public TableVerifier(String schema) {
        this.schema = schema;
    }

    /**
     * Compares the rows.
     *
     * @throws BallastException (DIFFERENCE_FOUND) when the table does not hold what the bundle does
     */
    public void verify(VerifyStep step, WorkSession session) throws SQLException {
        Connection connection = session.begin(step.name());
        long rows = count(connection, step.table());
        session.commit();
        if (rows != step.of().rows()) {
            throw new BallastException(
                    ErrorCategory.DIFFERENCE_FOUND,
                    "Table \"" + step.table() + "\" has " + rows + " rows after loading, the bundle has "
                            + step.of().rows() + ". Nothing was published; the rows stay in schema \"" + schema
                            + "\". Load again with --restart.");
        }
    }

    private long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + SqlText.name(schema, table))) {
            row.next();
            return row.getLong(1);
        }
    }
}
