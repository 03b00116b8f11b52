-- How much of what queries asked of the schema's tables was found in the server's own cache?
--
--   psql -f sql/analysis/cache-hits.sql                                  the schema is the first one of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/cache-hits.sql  another schema
--
-- Pages since the server's statistics began or were reset. "hits" were in shared_buffers; "reads" were asked of the operating
-- system, which may have had them in memory all the same. A share is empty where nothing was asked. TOAST counts with its
-- table; a partitioned table is the sum of its partitions. The last row is the sum.

WITH leaves AS (
    SELECT t.relname AS table_name, leaf.oid
    FROM pg_class t
    JOIN pg_class leaf
        ON leaf.oid = t.oid AND leaf.relkind = 'r'
        OR leaf.oid IN (SELECT relid FROM pg_partition_tree(t.oid) WHERE isleaf)
    WHERE t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
      AND t.relkind IN ('r', 'p')
      AND NOT t.relispartition
),
pages AS (
    SELECT
        l.table_name,
        coalesce(u.heap_blks_hit, 0) + coalesce(u.toast_blks_hit, 0) AS table_hits,
        coalesce(u.heap_blks_read, 0) + coalesce(u.toast_blks_read, 0) AS table_reads,
        coalesce(u.idx_blks_hit, 0) + coalesce(u.tidx_blks_hit, 0) AS index_hits,
        coalesce(u.idx_blks_read, 0) + coalesce(u.tidx_blks_read, 0) AS index_reads
    FROM leaves l
    LEFT JOIN pg_statio_all_tables u ON u.relid = l.oid
)
SELECT
    CASE WHEN grouping(table_name) = 1 THEN '(all tables)' ELSE table_name::text END AS table_name,
    coalesce(sum(table_hits), 0)::bigint AS table_hits,
    coalesce(sum(table_reads), 0)::bigint AS table_reads,
    round(sum(table_hits) / nullif(sum(table_hits + table_reads), 0), 4) AS table_hit_share,
    coalesce(sum(index_hits), 0)::bigint AS index_hits,
    coalesce(sum(index_reads), 0)::bigint AS index_reads,
    round(sum(index_hits) / nullif(sum(index_hits + index_reads), 0), 4) AS index_hit_share
FROM pages
GROUP BY ROLLUP (table_name)
ORDER BY grouping(table_name), table_name;
