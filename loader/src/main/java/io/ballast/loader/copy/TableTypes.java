package io.ballast.loader.copy;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.WireFormat;
import io.ballast.loader.postgres.ExtensionTypes;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.wire.TypeNumber;
import io.ballast.loader.wire.TypeNumbers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the server for the numbers of the types of a table that is there, where the binary form has them in it: those of composite types, and
 * of arrays of types with names of their own; and which types are those of extensions, whose binary form is known.
 */
public final class TableTypes {
    /** Each type behind what it is put together from; fields that were dropped are in no value. */
    private static final Sql NUMBERS = new Sql("""
            WITH RECURSIVE part (attname, place, oid, relation, element) AS (
                SELECT a.attname, ARRAY[]::integer[], t.oid, t.typrelid,
                       CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END
                  FROM pg_catalog.pg_attribute AS a
                  JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
                 WHERE a.attrelid = CAST(? AS pg_catalog.regclass) AND a.attnum > 0 AND NOT a.attisdropped
                UNION ALL
                SELECT p.attname, p.place || i.place, t.oid, t.typrelid,
                       CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END
                  FROM part AS p
                 CROSS JOIN LATERAL (
                           SELECT 0 AS place, p.element AS oid WHERE p.element <> 0
                           UNION ALL
                           SELECT a.attnum, a.atttypid
                             FROM pg_catalog.pg_attribute AS a
                            WHERE p.relation <> 0 AND a.attrelid = p.relation AND a.attnum > 0 AND NOT a.attisdropped) AS i
                  JOIN pg_catalog.pg_type AS t ON t.oid = i.oid)
            SELECT part.attname, pg_catalog.cardinality(part.place), t.oid, %s
              FROM part JOIN pg_catalog.pg_type AS t ON t.oid = part.oid
             ORDER BY part.attname, part.place DESC""".formatted(ExtensionTypes.OF_TYPE));

    private TableTypes() {}

    static TypeNumbers read(Connection connection, CopyStep step) throws SQLException {
        return step.wire() == WireFormat.BINARY
                ? read(connection, step.copy().table(), step.of().schema().columns())
                : TypeNumbers.UNKNOWN;
    }

    /**
     * The numbers that binary rows of a table need.
     *
     * @param table its name in SQL
     */
    public static TypeNumbers read(Connection connection, String table, List<Column> columns) throws SQLException {
        if (columns.stream().noneMatch(column -> isAsked(column.type()))) {
            return TypeNumbers.UNKNOWN;
        }
        Map<String, TypeNumber> numbers = new HashMap<>();
        List<List<TypeNumber>> parts = new ArrayList<>();
        NUMBERS.rows(
                connection,
                row -> {
                    int depth = row.getInt(2);
                    while (parts.size() <= depth + 1) {
                        parts.add(new ArrayList<>());
                    }
                    TypeNumber number =
                            new TypeNumber((int) row.getLong(3), parts.get(depth + 1), ExtensionTypes.read(row, 4));
                    parts.get(depth + 1).clear();
                    if (depth > 0) {
                        parts.get(depth).add(0, number);
                    } else {
                        numbers.put(row.getString(1), number);
                    }
                    return number;
                },
                table);
        return column -> numbers.getOrDefault(column, TypeNumber.UNKNOWN);
    }

    private static boolean isAsked(ColumnType type) {
        boolean isNamed = type.userType() != null && type.serverType().isEmpty();
        return isNamed && (type.isOpaque() || type.array());
    }
}
