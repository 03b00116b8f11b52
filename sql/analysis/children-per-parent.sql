-- How many child rows does a parent row have, for every foreign key of the schema's tables?
--
--   psql -f sql/analysis/children-per-parent.sql                                  the schema is the first of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/children-per-parent.sql  another schema
--
-- One line per foreign key and number of children: how many parent rows have exactly so many children, their share of all
-- parent rows, and a bar as long as the share (a full bar of 50 is everything). Child rows whose key is null point nowhere
-- and are left out. Each child table is grouped once, so this takes a while on large tables.

WITH foreign_keys AS (
    SELECT
        k.conname,
        k.conrelid,
        k.confrelid,
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY n.position)
         FROM unnest(k.conkey) WITH ORDINALITY AS n(attnum, position)
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum) AS child_columns,
        (SELECT string_agg(quote_ident(a.attname) || ' IS NOT NULL', ' AND ' ORDER BY n.position)
         FROM unnest(k.conkey) WITH ORDINALITY AS n(attnum, position)
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum) AS points_somewhere
    FROM pg_constraint k
    WHERE k.contype = 'f'
      AND k.conparentid = 0
      AND k.connamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
),
counted AS (
    SELECT k.conname, k.conrelid, k.confrelid, k.child_columns, found.children, found.parents
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
                k.conrelid::regclass, k.points_somewhere, k.child_columns, k.confrelid::regclass),
            false, false, '')
        COLUMNS children bigint, parents bigint) AS found
    WHERE found.parents > 0
)
SELECT
    (SELECT relname FROM pg_class WHERE oid = conrelid) AS child_table,
    child_columns,
    confrelid::regclass::text AS parent_table,
    children,
    parents,
    round(share, 6) AS share,
    repeat('#', round(50 * share)::int) AS bar
FROM (
    SELECT *, parents / sum(parents) OVER (PARTITION BY conrelid, conname) AS share
    FROM counted
) AS shares
ORDER BY child_table, child_columns, parent_table, conname, children;
