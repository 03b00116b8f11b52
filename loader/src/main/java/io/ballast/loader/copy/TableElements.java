package io.ballast.loader.copy;

import io.ballast.common.schema.ColumnType;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.WireFormat;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.wire.ElementTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Asks the server what the arrays of a table that is there have for elements, where they have types with names of their own. */
final class TableElements {
    private static final Sql ELEMENTS = new Sql("""
            SELECT a.attname, t.typelem
              FROM pg_catalog.pg_attribute AS a
              JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
             WHERE a.attrelid = CAST(? AS pg_catalog.regclass) AND a.attnum > 0 AND NOT a.attisdropped""");

    private TableElements() {}

    static ElementTypes read(Connection connection, CopyStep step) throws SQLException {
        boolean asked = step.wire() == WireFormat.BINARY
                && step.of().schema().columns().stream().anyMatch(column -> isAsked(column.type()));
        if (!asked) {
            return ElementTypes.UNKNOWN;
        }
        Map<String, Integer> numbers = new HashMap<>();
        ELEMENTS.rows(
                connection,
                row -> numbers.put(row.getString(1), (int) row.getLong(2)),
                step.copy().table());
        return column -> numbers.getOrDefault(column, 0);
    }

    private static boolean isAsked(ColumnType type) {
        return type.array() && type.userType() != null && type.serverType().isEmpty();
    }
}
