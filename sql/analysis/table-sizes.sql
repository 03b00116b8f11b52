-- How much disk does each table of the schema take: its rows, its indexes, and its long values (TOAST)?
--
--   psql -f sql/analysis/table-sizes.sql                                  the schema is the first one of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/table-sizes.sql  another schema
--
-- "table_bytes" holds the rows with their free space map and visibility map, "index_bytes" all indexes, "toast_bytes" the
-- TOAST table with its own index; together they are "total_bytes". A partitioned table is the sum of its partitions.
-- The last row is the sum.

WITH schema_tables AS (
    SELECT c.oid, c.relname
    FROM pg_class c
    WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
      AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition
),
leaves AS (
    SELECT t.relname AS table_name, leaf.oid, leaf.reltoastrelid
    FROM schema_tables t
    JOIN pg_class leaf
        ON leaf.oid = t.oid AND leaf.relkind = 'r'
        OR leaf.oid IN (SELECT relid FROM pg_partition_tree(t.oid) WHERE isleaf)
),
sizes AS (
    SELECT
        table_name,
        pg_table_size(oid) - coalesce(pg_total_relation_size(nullif(reltoastrelid, 0)), 0) AS table_bytes,
        pg_indexes_size(oid) AS index_bytes,
        coalesce(pg_total_relation_size(nullif(reltoastrelid, 0)), 0) AS toast_bytes
    FROM leaves
)
SELECT
    CASE WHEN grouping(table_name) = 1 THEN '(all tables)' ELSE table_name::text END AS table_name,
    coalesce(sum(table_bytes), 0)::bigint AS table_bytes,
    coalesce(sum(index_bytes), 0)::bigint AS index_bytes,
    coalesce(sum(toast_bytes), 0)::bigint AS toast_bytes,
    coalesce(sum(table_bytes + index_bytes + toast_bytes), 0)::bigint AS total_bytes,
    pg_size_pretty(coalesce(sum(table_bytes + index_bytes + toast_bytes), 0)) AS total
FROM sizes
GROUP BY ROLLUP (table_name)
ORDER BY grouping(table_name), total_bytes DESC, table_name;
