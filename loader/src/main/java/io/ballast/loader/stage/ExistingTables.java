package io.ballast.loader.stage;

import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.ExistingTable;
import io.ballast.loader.plan.TableRights;
import io.ballast.loader.plan.TargetKey;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tables of the target schema that have the names of the bundle's. */
final class ExistingTables {
    private static final Sql TABLES = new Sql("""
            SELECT c.relname, pg_has_role(c.relowner, 'USAGE'),
                   has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'SELECT')
                   AND has_schema_privilege(n.oid, 'USAGE'),
                   row_security_active(c.oid), pg_get_userbyid(c.relowner),
                   CASE WHEN pg_get_userbyid(c.relowner) = current_user
                          OR (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN NULL
                        WHEN NOT has_schema_privilege(c.relowner, n.oid, 'CREATE') THEN 'it lacks CREATE on that schema'
                        WHEN NOT pg_has_role(c.relowner, CASE WHEN current_setting('server_version_num')::integer >= 160000
                                                              THEN 'SET' ELSE 'MEMBER' END)
                          THEN 'role ' || quote_ident(current_user) || ' may not act as it (SET ROLE)' END
              FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND c.relname = ANY (?)""");

    private static final Sql COLUMNS = new Sql("""
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                   a.attnotnull AND NOT a.atthasdef AND a.attidentity = '', a.attgenerated <> ''
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND c.relname = ANY (?)
             ORDER BY a.attnum""");

    /** Foreign keys; those of partitions are the table's, as are those that refer to partitions. */
    private static final Sql KEYS = new Sql("""
            SELECT c.relname, k.conname, array_agg(a.attname::text ORDER BY u.place), fn.nspname, f.relname, k.condeferrable
              FROM pg_catalog.pg_constraint AS k
              JOIN pg_catalog.pg_class AS c ON c.oid = coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid)
              JOIN pg_catalog.pg_class AS f ON f.oid = coalesce(pg_partition_root(k.confrelid)::oid, k.confrelid)
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.relnamespace,
                   unnest(k.conkey) WITH ORDINALITY AS u (attnum, place)
              JOIN pg_catalog.pg_attribute AS a ON true
             WHERE n.nspname = ? AND c.relname = ANY (?) AND k.contype = 'f' AND k.conparentid = 0
               AND coalesce(to_jsonb(k) ->> 'conenforced', 'true') = 'true'
               AND a.attrelid = k.conrelid AND a.attnum = u.attnum
             GROUP BY k.oid, c.relname, k.conname, fn.nspname, f.relname, k.condeferrable
             ORDER BY c.relname, k.conname""");

    /** What would be lost with a table, or keeps it from being dropped; what the tables hold among themselves is omitted. */
    private static final Sql DEPENDENTS = new Sql("""
            WITH RECURSIVE replaced AS (
                SELECT c.oid, c.relname, c.reltype, true AS is_root
                  FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND c.relname = ANY (?)
                 UNION ALL
                SELECT c.oid, r.relname, c.reltype, false
                  FROM replaced AS r
                  JOIN pg_catalog.pg_inherits AS i ON i.inhparent = r.oid
                  JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid AND c.relispartition),
            kept AS (SELECT * FROM unnest(?::text[], ?::text[]) AS k (heir, parent))
            SELECT r.relname, coalesce('view ' || rule.ev_class::regclass::text,
                                       pg_describe_object(d.classid, d.objid, d.objsubid))
              FROM replaced AS r
              JOIN pg_catalog.pg_type AS t ON t.oid = r.reltype
              JOIN pg_catalog.pg_depend AS d
                ON d.deptype = 'n'
               AND (d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = r.oid
                 OR d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray))
              LEFT JOIN pg_catalog.pg_rewrite AS rule
                ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND rule.oid = d.objid
              LEFT JOIN pg_catalog.pg_constraint AS k
                ON d.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objid
             WHERE (k.conrelid IS NULL
                    OR coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid) NOT IN (SELECT oid FROM replaced))
               AND NOT (d.classid = 'pg_catalog.pg_class'::regclass AND d.objid IN (SELECT inhrelid FROM pg_catalog.pg_inherits
                        JOIN pg_catalog.pg_class AS part ON part.oid = inhrelid AND part.relispartition))
               AND NOT (d.classid = 'pg_catalog.pg_class'::regclass
                        AND EXISTS (SELECT FROM replaced AS h JOIN kept ON kept.heir = h.relname AND kept.parent = r.relname
                                     WHERE h.oid = d.objid AND h.is_root))
               AND NOT (d.classid = 'pg_catalog.pg_attrdef'::regclass)
             UNION
            SELECT r.relname, pg_describe_object('pg_catalog.pg_trigger'::regclass, g.oid, 0)
              FROM replaced AS r JOIN pg_catalog.pg_trigger AS g ON g.tgrelid = r.oid WHERE NOT g.tgisinternal
                     AND g.tgparentid = 0
             UNION
            SELECT r.relname, pg_describe_object('pg_catalog.pg_policy'::regclass, p.oid, 0)
              FROM replaced AS r JOIN pg_catalog.pg_policy AS p ON p.polrelid = r.oid
             UNION
            SELECT r.relname, pg_describe_object('pg_catalog.pg_rewrite'::regclass, w.oid, 0)
              FROM replaced AS r JOIN pg_catalog.pg_rewrite AS w ON w.ev_class = r.oid
             UNION
            SELECT r.relname, 'publication ' || quote_ident(b.pubname)
              FROM replaced AS r
              JOIN pg_catalog.pg_publication_rel AS pr ON pr.prrelid = r.oid
              JOIN pg_catalog.pg_publication AS b ON b.oid = pr.prpubid
             UNION
            SELECT r.relname, 'its place as a partition or child of ' || i.inhparent::regclass::text
              FROM replaced AS r JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = r.oid AND r.is_root
             WHERE NOT EXISTS (SELECT FROM replaced AS p JOIN kept ON kept.heir = r.relname AND kept.parent = p.relname
                                WHERE p.oid = i.inhparent AND p.is_root)
             ORDER BY 1, 2""");

    /** What goes with a table when it is dropped, by the dependencies that DROP TABLE follows without CASCADE. */
    private static final Sql OBJECTS = new Sql("""
            WITH RECURSIVE dropped AS (
                SELECT c.relname, 'pg_catalog.pg_class'::regclass::oid AS classid, c.oid AS objid
                  FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND c.relname = ANY (?)
                 UNION
                SELECT g.relname, d.classid, d.objid
                  FROM dropped AS g
                  JOIN pg_catalog.pg_depend AS d
                    ON d.refclassid = g.classid AND d.refobjid = g.objid AND d.deptype IN ('a', 'i', 'P', 'S'))
            SELECT relname, count(*) FROM dropped GROUP BY relname""");

    private ExistingTables() {}

    /** Tables that get rows, in one schema or several. */
    static Map<String, ExistingTable> read(Connection connection, TargetSchemas schemas, List<String> tables)
            throws SQLException {
        Map<String, ExistingTable> existing = new HashMap<>();
        for (Map.Entry<String, List<String>> some : schemas.bySchema(tables).entrySet()) {
            read(connection, new Looked(schemas, some.getKey(), some.getValue(), null))
                    .forEach(table -> existing.put(table.name(), table));
        }
        return existing;
    }

    /** That a table inherits from another, here as there. */
    record Kept(String heir, String parent) {}

    /** Tables that others are to replace, with all that goes or is lost with them. */
    static Map<String, ExistingTable> readToReplace(
            Connection connection, String schema, List<String> tables, List<Kept> kept) throws SQLException {
        return read(connection, new Looked(TargetSchemas.of(schema), schema, tables, kept)).stream()
                .collect(Collectors.toMap(ExistingTable::name, Function.identity()));
    }

    /**
     * What is looked at.
     *
     * @param names of tables of the schema
     * @param kept what the tables that replace them inherit; null where they are not replaced
     */
    private record Looked(
            TargetSchemas schemas,
            String schema,
            List<String> names,
            @Nullable List<Kept> kept) {
        <T> List<T> rows(Connection connection, Sql question, Sql.RowReader<T> reader) throws SQLException {
            return question.rows(connection, reader, schema, names);
        }
    }

    private static List<ExistingTable> read(Connection connection, Looked at) throws SQLException {
        Map<String, List<ColumnFound>> columns = at
                .rows(
                        connection,
                        COLUMNS,
                        row -> new ColumnFound(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBoolean(5)))
                .stream()
                .collect(Collectors.groupingBy(ColumnFound::table));
        Map<String, List<KeyFound>> keys = at.rows(connection, KEYS, row -> key(at, row)).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(KeyFound::table));
        Map<String, List<DependentFound>> dependents = new HashMap<>();
        Map<String, Long> objects = new HashMap<>();
        if (at.kept != null) {
            DEPENDENTS
                    .rows(
                            connection,
                            row -> new DependentFound(row.getString(1), row.getString(2)),
                            at.schema,
                            at.names,
                            at.kept.stream().map(Kept::heir).toList(),
                            at.kept.stream().map(Kept::parent).toList())
                    .forEach(one -> dependents
                            .computeIfAbsent(one.table, table -> new ArrayList<>())
                            .add(one));
            at.rows(connection, OBJECTS, row -> objects.put(row.getString(1), row.getLong(2)));
        }
        List<String> tables = at.names.stream()
                .map(name -> at.schemas.tableOf(at.schema, name))
                .toList();
        Map<String, Map<String, String>> locked = Sequences.locked(connection, at.schemas, tables);
        return at.rows(connection, TABLES, row -> {
            String name = row.getString(1);
            String table = at.schemas.tableOf(at.schema, name);
            return table(
                    table,
                    columns.getOrDefault(name, List.of()),
                    dependents.getOrDefault(name, List.of()),
                    keys.getOrDefault(name, List.of()),
                    locked.getOrDefault(table, Map.of()),
                    rights(row),
                    objects.getOrDefault(name, 1L));
        });
    }

    /** Empty for a key to a table of another schema. */
    private static Optional<KeyFound> key(Looked at, ResultSet row) throws SQLException {
        String target = row.getString(4);
        return !at.schemas.names().contains(target)
                ? Optional.empty()
                : Optional.of(new KeyFound(
                        row.getString(1),
                        new TargetKey(
                                row.getString(2),
                                List.of((String[]) row.getArray(3).getArray()),
                                at.schemas.tableOf(target, row.getString(5)),
                                row.getBoolean(6))));
    }

    private static ExistingTable table(
            String name,
            List<ColumnFound> columns,
            List<DependentFound> dependents,
            List<KeyFound> keys,
            Map<String, String> lockedSequences,
            TableRights rights,
            long objects) {
        return new ExistingTable(
                name,
                columns.stream()
                        .filter(column -> !column.generated)
                        .collect(Collectors.toMap(ColumnFound::name, ColumnFound::type)),
                columns.stream()
                        .filter(column -> column.mustBeGiven)
                        .map(ColumnFound::name)
                        .toList(),
                dependents.stream().map(DependentFound::description).toList(),
                keys.stream().map(KeyFound::key).toList(),
                lockedSequences,
                rights,
                objects);
    }

    private static TableRights rights(ResultSet row) throws SQLException {
        return new TableRights(
                row.getBoolean(3), row.getBoolean(2), row.getBoolean(4), row.getString(5), row.getString(6));
    }

    private record ColumnFound(String table, String name, String type, boolean mustBeGiven, boolean generated) {}

    private record KeyFound(String table, TargetKey key) {}

    private record DependentFound(String table, String description) {}
}
