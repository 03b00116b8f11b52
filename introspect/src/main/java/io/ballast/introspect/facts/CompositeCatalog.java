package io.ballast.introspect.facts;

import io.ballast.common.schema.Collation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The composite types that columns of a schema have, or that fields of such types have. */
final class CompositeCatalog {
    private static final String ASK = ColumnCatalog.ask("""
            used (type) AS (
                SELECT DISTINCT a.atttypid
                  FROM pg_attribute a
                  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND a.attnum > 0 AND NOT a.attisdropped
                UNION
                SELECT part.type
                  FROM used u
                  JOIN pg_type t ON t.oid = u.type
                 CROSS JOIN LATERAL (
                        SELECT t.typbasetype WHERE t.typtype = 'd'
                        UNION ALL
                        SELECT t.typelem WHERE t.typcategory = 'A' AND t.typelem <> 0
                        UNION ALL
                        SELECT a.atttypid FROM pg_attribute a
                         WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) part (type)
            ),""", """
                  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'c'
                  JOIN pg_type y ON y.oid = c.reltype
                  JOIN used u ON u.type = y.oid""");

    private final Map<Long, List<Raw>> rows;
    private final Map<Long, List<LiveType.Field>> fields = new HashMap<>();

    private CompositeCatalog(Map<Long, List<Raw>> rows) {
        this.rows = rows;
    }

    /** A field whose own fields are still to be found, by the number of the relation that has them. */
    private record Raw(
            String name,
            LiveType type,
            long rowOid,
            @Nullable Collation collation) {}

    static CompositeCatalog read(Connection connection, String schema, SqlCatalog sql) throws SQLException {
        return new CompositeCatalog(CatalogQuery.byTable(
                connection,
                ASK,
                row -> new Raw(
                        row.getString("name"), ColumnCatalog.type(row, sql), row.getLong("row_oid"), collation(row)),
                schema));
    }

    private static @Nullable Collation collation(ResultSet row) throws SQLException {
        String name = row.getString("collation");
        return name == null ? null : new Collation(row.getString("collation_schema"), name);
    }

    /** The type with the fields of the relation; without any where that is no composite type. */
    LiveType typed(LiveType type, long rowOid) {
        List<LiveType.Field> found = fields(rowOid);
        return found.isEmpty() ? type : type.withFields(found);
    }

    /** No type is part of itself, so that this ends. */
    private List<LiveType.Field> fields(long rowOid) {
        List<LiveType.Field> known = fields.get(rowOid);
        if (known != null) {
            return known;
        }
        List<LiveType.Field> found = rows.getOrDefault(rowOid, List.of()).stream()
                .map(raw -> new LiveType.Field(raw.name(), typed(raw.type(), raw.rowOid()), raw.collation()))
                .toList();
        fields.put(rowOid, found);
        return found;
    }
}
