package io.ballast.loader.stage;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sequences behind columns whose values a load brought: identity, serial, and defaults that are a {@code nextval}, cast or not,
 * and nothing else. They are set behind the greatest value, or before the least where they count down, so that the next row by default gets
 * one that is free; never back. Sequences know no transactions: a load that is rolled back afterwards leaves a gap.
 */
final class Sequences {
    /** A column of whole numbers has a sequence at the most; what is computed from one shows nothing of it. */
    private static final Sql OF_COLUMNS = new Sql("""
            SELECT c.relname, a.attname, format('%I.%I', sn.nspname, s.relname), p.seqincrement > 0, p.seqmin, p.seqmax,
                   has_sequence_privilege(s.oid, 'SELECT') AND has_sequence_privilege(s.oid, 'UPDATE')
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
              LEFT JOIN pg_catalog.pg_attrdef AS def ON def.adrelid = c.oid AND def.adnum = a.attnum
              JOIN pg_catalog.pg_depend AS d
                ON a.attidentity <> '' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'i'
               AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid = a.attnum
                OR d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.objid = def.oid
               AND d.refclassid = 'pg_catalog.pg_class'::regclass
               AND pg_get_expr(def.adbin, def.adrelid)
                   ~ '^(nextval\\(''.*''::regclass\\)|\\(nextval\\(''.*''::regclass\\)\\)::[a-z]+)$'
              JOIN pg_catalog.pg_class AS s
                ON s.relkind = 'S' AND s.oid = CASE WHEN a.attidentity <> '' THEN d.objid ELSE d.refobjid END
              JOIN pg_catalog.pg_namespace AS sn ON sn.oid = s.relnamespace
              JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = s.oid
             WHERE n.nspname = ? AND c.relname = ANY (?)
               AND coalesce(nullif(t.typbasetype, 0), t.oid) = ANY (ARRAY['int2', 'int4', 'int8', 'numeric']::regtype[])
             ORDER BY c.relname, a.attnum""");

    private Sequences() {}

    /** Columns whose sequence this role may not set, and its name, by table. */
    static Map<String, Map<String, String>> locked(Connection connection, TargetSchemas schemas, List<String> tables)
            throws SQLException {
        Map<String, Map<String, String>> locked = new HashMap<>();
        for (Behind sequence : of(connection, schemas, tables)) {
            if (!sequence.maySet) {
                locked.computeIfAbsent(sequence.table, table -> new HashMap<>())
                        .put(sequence.column, sequence.sequence);
            }
        }
        return locked;
    }

    /** Sets those of all tables of the plan; returns the new value of each that was moved, by column, as in {@code orders.id}. */
    static Map<String, Long> setBehind(Connection connection, LoadPlan plan) throws SQLException {
        TargetSchemas schemas = plan.options().schemas();
        Map<String, Long> moved = new LinkedHashMap<>();
        Map<String, Set<String>> columns = columns(plan);
        for (Behind sequence : of(connection, schemas, List.copyOf(columns.keySet()))) {
            if (columns.getOrDefault(sequence.table, Set.of()).contains(sequence.column)) {
                new Sql(sequence.sql(schemas))
                        .rows(connection, row -> row.getLong(1))
                        .forEach(value -> moved.put(sequence.table + "." + sequence.column, value));
            }
        }
        return moved;
    }

    /** Those that the load has brought values for, by table. */
    private static Map<String, Set<String>> columns(LoadPlan plan) {
        return plan.manifest().tables().stream()
                .collect(Collectors.toMap(SourceTable::name, table -> table.schema().columns().stream()
                        .map(Column::name)
                        .collect(Collectors.toSet())));
    }

    private static List<Behind> of(Connection connection, TargetSchemas schemas, List<String> tables)
            throws SQLException {
        return PerSchema.ask(
                schemas,
                tables,
                (schema, names) -> OF_COLUMNS.rows(
                        connection,
                        row -> new Behind(
                                schemas.tableOf(schema, row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getBoolean(7)),
                        schema,
                        names));
    }

    private record Behind(
            String table, String column, String sequence, boolean up, long least, long greatest, boolean maySet) {
        /** Sets the sequence if it is not there yet, and yields a row if it did. A value out of its range leaves it at its end. */
        String sql(TargetSchemas schemas) {
            String extreme = up
                    ? "least(max(" + SqlText.name(column) + "), " + greatest + ")"
                    : "greatest(min(" + SqlText.name(column) + "), " + least + ")";
            return "SELECT pg_catalog.setval(" + SqlText.literal(sequence)
                    + "::pg_catalog.regclass, m.value) FROM (SELECT " + extreme + "::pg_catalog.int8 AS value FROM "
                    + schemas.sql(table) + ") AS m, " + sequence + " AS s WHERE m.value " + (up ? ">" : "<")
                    + " s.last_value OR (m.value = s.last_value AND NOT s.is_called)";
        }
    }
}
