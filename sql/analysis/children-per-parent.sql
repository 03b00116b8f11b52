-- How many child rows does a parent row have, for every foreign key of the schema's tables?
--
--   psql -f sql/analysis/children-per-parent.sql                                  the schema is the first of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/children-per-parent.sql  another schema
--
-- One line per foreign key and number of children: how many parent rows have exactly this number of children, their share of all
-- parent rows, and a bar as long as the share (a full bar of 50 is everything). Child rows whose key is null point nowhere
-- and are omitted; an empty parent table has one line without a share. Each child table is grouped once, so this takes a while on large tables.

WITH foreign_keys AS (
    SELECT
        k.conname,
        concat(CASE WHEN child.relkind <> 'p' THEN 'ONLY ' END, k.conrelid::regclass) AS children_from,
        concat(CASE WHEN parent.relkind <> 'p' THEN 'ONLY ' END, k.confrelid::regclass) AS parents_from,
        k.conrelid,
        k.confrelid,
        child.relname AS child_table,
        names.child_columns,
        concat(CASE WHEN parent.relnamespace <> child.relnamespace THEN parent.relnamespace::regnamespace || '.' END,
               parent.relname) AS parent_table,
        names.quoted_columns,
        names.points_somewhere
    FROM pg_constraint k
    JOIN pg_class child ON child.oid = k.conrelid
    JOIN pg_class parent ON parent.oid = k.confrelid
    CROSS JOIN LATERAL (
        SELECT
            string_agg(a.attname, ', ' ORDER BY n.position) AS child_columns,
            string_agg(quote_ident(a.attname), ', ' ORDER BY n.position) AS quoted_columns,
            string_agg(quote_ident(a.attname) || ' IS NOT NULL', ' AND ' ORDER BY n.position) AS points_somewhere
        FROM unnest(k.conkey) WITH ORDINALITY AS n(attnum, position)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum
    ) AS names
    WHERE k.contype = 'f'
      AND k.conparentid = 0
      AND k.connamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
),
counted AS (
    SELECT k.conname, k.child_table, k.child_columns, k.parent_table, found.children, found.parents
    FROM foreign_keys k
    CROSS JOIN LATERAL XMLTABLE(
        '/table/row'
        PASSING query_to_xml(
            format(
                'WITH per_parent AS MATERIALIZED (
                     SELECT children, count(*) AS parents
                     FROM (SELECT count(*) AS children FROM %1$s WHERE %2$s GROUP BY %3$s) AS counts
                     GROUP BY children)
                 SELECT children, parents FROM per_parent
                 UNION ALL
                 SELECT 0, (SELECT count(*) FROM %4$s) - coalesce((SELECT sum(parents) FROM per_parent), 0)',
                k.children_from, k.points_somewhere, k.quoted_columns, k.parents_from),
            false, false, '')
        COLUMNS children bigint, parents bigint) AS found
),
totals AS (
    SELECT *, sum(parents) OVER (PARTITION BY child_table, conname) AS all_parents
    FROM counted
)
SELECT
    child_table,
    child_columns,
    parent_table,
    children,
    parents,
    round(parents / nullif(all_parents, 0), 6) AS share,
    repeat('#', round(50 * parents / nullif(all_parents, 0))::int) AS bar
FROM totals
WHERE parents > 0 OR all_parents = 0
ORDER BY child_table, child_columns, parent_table, conname, children;
