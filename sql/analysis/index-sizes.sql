-- How much disk does each index of the schema take, and how often was it used?
--
--   psql -f sql/analysis/index-sizes.sql                                  the schema is the first one of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/index-sizes.sql  another schema
--
-- "scans" counts since the server's statistics began or were reset: an index of many bytes and no scans is worth a question,
-- unless it keeps a key unique. The index of a partitioned table is the sum of its parts. The last row is the sum.

WITH schema_indexes AS (
    SELECT i.oid, i.relname AS index_name, t.relname AS table_name, x.indisunique, x.indisprimary
    FROM pg_class i
    JOIN pg_index x ON x.indexrelid = i.oid
    JOIN pg_class t ON t.oid = x.indrelid
    WHERE t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
      AND t.relkind IN ('r', 'p')
      AND NOT i.relispartition
),
sizes AS (
    SELECT
        i.table_name,
        i.index_name,
        CASE WHEN i.indisprimary THEN 'primary key' WHEN i.indisunique THEN 'unique' ELSE 'index' END AS kind,
        sum(pg_relation_size(leaf.oid)) AS bytes,
        sum(coalesce(u.idx_scan, 0)) AS scans
    FROM schema_indexes i
    JOIN pg_class leaf
        ON leaf.oid = i.oid AND leaf.relkind = 'i'
        OR leaf.oid IN (SELECT relid FROM pg_partition_tree(i.oid) WHERE isleaf)
    LEFT JOIN pg_stat_all_indexes u ON u.indexrelid = leaf.oid
    GROUP BY i.oid, i.table_name, i.index_name, kind
)
SELECT
    CASE WHEN grouping(index_name) = 1 THEN '(all indexes)' ELSE index_name::text END AS index_name,
    table_name::text AS table_name,
    kind,
    coalesce(sum(bytes), 0)::bigint AS bytes,
    pg_size_pretty(coalesce(sum(bytes), 0)) AS size,
    coalesce(sum(scans), 0)::bigint AS scans
FROM sizes
GROUP BY GROUPING SETS ((index_name, table_name, kind), ())
ORDER BY grouping(index_name), bytes DESC, index_name;
