package io.ballast.loader.stage;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.UserTypes;
import io.ballast.loader.plan.TargetForm;
import io.ballast.loader.plan.TargetType;
import io.ballast.loader.postgres.ExtensionTypes;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the types of the target database that have the names of the source's. */
final class TargetTypes {
    /** A domain is followed down to what it is over; the last one has the length or precision of that. */
    private static final Sql TYPES = new Sql("""
            WITH RECURSIVE step AS (
                SELECT t.oid AS named, t.oid AS base, NULL::integer AS modifier, t.typtype AS kind, t.typnotnull AS filled
                  FROM pg_catalog.pg_type AS t WHERE t.typname = ANY (?)
                 UNION ALL
                SELECT s.named, d.typbasetype, d.typtypmod, b.typtype, s.filled OR b.typnotnull
                  FROM step AS s
                  JOIN pg_catalog.pg_type AS d ON d.oid = s.base AND d.typtype = 'd'
                  JOIN pg_catalog.pg_type AS b ON b.oid = d.typbasetype)
            SELECT n.nspname, t.typname, format_type(t.oid, NULL),
                   ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder),
                   CASE WHEN t.typtype = 'd' THEN format_type(s.base, s.modifier) END,
                   NOT s.filled,
                   s.kind = 'e' OR coalesce(r.proname IN ('textrecv', 'varcharrecv', 'citextrecv'), false),
                   ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute AS a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
                   ARRAY(SELECT format_type(a.atttypid, a.atttypmod) FROM pg_catalog.pg_attribute AS a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
                   %s
              FROM step AS s
              JOIN pg_catalog.pg_type AS t ON t.oid = s.named
              JOIN pg_catalog.pg_type AS b ON b.oid = s.base
              JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
              LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid AND c.relkind = 'c'
              LEFT JOIN pg_catalog.pg_proc AS r ON r.oid = b.typreceive
             WHERE s.kind <> 'd'""".formatted(ExtensionTypes.OF_TYPE));

    private TargetTypes() {}

    static List<TargetType> read(Connection connection, Manifest manifest) throws SQLException {
        List<String> names = UserTypes.of(
                        manifest.tables().stream().map(SourceTable::schema).toList())
                .stream()
                .map(type -> type.name().name())
                .distinct()
                .toList();
        return names.isEmpty() ? List.of() : TYPES.rows(connection, TargetTypes::type, names);
    }

    private static TargetType type(ResultSet row) throws SQLException {
        return new TargetType(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                List.of((String[]) row.getArray(4).getArray()),
                row.getString(5),
                row.getBoolean(6),
                new TargetForm(row.getBoolean(7), ExtensionTypes.read(row, 10)),
                fields((String[]) row.getArray(8).getArray(), (String[])
                        row.getArray(9).getArray()));
    }

    private static List<TargetType.TargetField> fields(String[] names, String[] types) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> new TargetType.TargetField(names[i], types[i]))
                .toList();
    }
}
