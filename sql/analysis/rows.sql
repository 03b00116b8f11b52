-- How many rows does each table of the schema hold, and how many does the server believe it holds?
--
--   psql -f sql/analysis/rows.sql                                  the schema is the first one of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/rows.sql  another schema
--
-- "rows" is exact: every row is counted, which reads the whole table or one of its indexes. "estimate" is what the planner
-- works with (pg_class.reltuples, set by ANALYZE and VACUUM); it is empty while nobody has analyzed the table.
-- A partitioned table counts as one; rows of tables that inherit from another one count for themselves alone. The last row is the sum.

WITH schema_tables AS (
    SELECT c.oid, c.relname, CASE c.relkind WHEN 'p' THEN '' ELSE 'ONLY ' END AS only
    FROM pg_class c
    WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
      AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition
),
counted AS (
    SELECT
        t.relname AS table_name,
        (xpath('//rows/text()',
               query_to_xml(format('SELECT count(*) AS rows FROM %s%s', t.only, t.oid::regclass), false, true, '')))[1]::text::bigint
            AS rows,
        (SELECT CASE WHEN min(leaf.reltuples) >= 0 THEN sum(leaf.reltuples::numeric)::bigint END
         FROM pg_class leaf
         WHERE leaf.oid = t.oid AND leaf.relkind = 'r'
            OR leaf.oid IN (SELECT relid FROM pg_partition_tree(t.oid) WHERE isleaf)) AS estimate
    FROM schema_tables t
)
SELECT
    CASE WHEN grouping(table_name) = 1 THEN '(all tables)' ELSE table_name::text END AS table_name,
    coalesce(sum(rows), 0)::bigint AS rows,
    CASE WHEN count(estimate) = count(*) THEN sum(estimate)::bigint END AS estimate
FROM counted
GROUP BY ROLLUP (table_name)
ORDER BY grouping(table_name), rows DESC, table_name;
