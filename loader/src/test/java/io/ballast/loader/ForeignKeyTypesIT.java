package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKeyTypes;
import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What CHECK believes of the types of foreign keys, checked against the server. */
class ForeignKeyTypesIT {
    @Test
    void agreesWithTheServerOnEveryPairOfTypes() throws SQLException {
        List<String> differences = new ArrayList<>();
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (ColumnType to : types()) {
                if (to.base() == BaseType.JSON) {
                    continue; // no key at all
                }
                statement.execute("CREATE TEMP TABLE parent (id " + to.sql() + " PRIMARY KEY)");
                for (ColumnType from : types()) {
                    if (accepts(connection, statement, from) != ForeignKeyTypes.mayRefer(from, to)) {
                        differences.add(from + " to " + to);
                    }
                }
                statement.execute("DROP TABLE parent");
            }
        }
        assertThat(differences).isEmpty();
    }

    private static boolean accepts(Connection connection, Statement statement, ColumnType from) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            statement.execute("CREATE TEMP TABLE child (id " + from.sql() + " REFERENCES parent)");
            return true;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42804");
            return false;
        } finally {
            connection.rollback(before);
        }
    }

    private static List<ColumnType> types() {
        List<ColumnType> types = new ArrayList<>();
        for (BaseType base : BaseType.values()) {
            types.add(ColumnType.of(base));
        }
        for (BaseType base : List.of(BaseType.TEXT, BaseType.VARCHAR, BaseType.INTEGER, BaseType.BIGINT)) {
            types.add(new ColumnType(base, ColumnType.UNSET, ColumnType.UNSET, true));
        }
        return types;
    }
}
