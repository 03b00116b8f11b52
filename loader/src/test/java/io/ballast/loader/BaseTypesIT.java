package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ServerType;
import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the list of types says, checked against the server's catalog. */
class BaseTypesIT {
    @Test
    void haveTheNumbersOfTheCatalog() throws SQLException {
        List<String> ours = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (BaseType type : BaseType.values()) {
                if (type.hasBinaryForm()) {
                    ours.add(type + " " + type.oid() + " " + type.arrayOid());
                    theirs.add(type + " " + numbers(statement, type.sqlName()));
                }
            }
            for (ServerType type : ServerType.values()) {
                if (type.hasBinaryForm()) {
                    ours.add(type + " " + type.oid() + " " + type.arrayOid());
                    theirs.add(type + " " + numbers(statement, type.sqlName()));
                }
            }
        }
        assertThat(ours).isEqualTo(theirs);
    }

    private static String numbers(Statement statement, String type) throws SQLException {
        String sql = "SELECT oid, typarray FROM pg_catalog.pg_type WHERE oid = CAST('" + type + "' AS regtype)";
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1) + " " + row.getInt(2);
        }
    }
}
