-- How much of each table of the schema is dead rows, and how much larger is it than its rows need?
--
--   psql -f sql/analysis/bloat.sql                                  the schema is the first one of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/bloat.sql  another schema
--
-- "live_rows" and "dead_rows" are what the server counted since its statistics began. Right after a load "live_rows" may be too
-- high, up to twice the rows: ANALYZE sees them, and the session of the COPY reports them once more; the next ANALYZE puts that
-- right, and rows.sql counts the rows one by one. VACUUM makes room of dead rows. "expected_bytes" is an estimate:
-- as many pages as the rows of the last ANALYZE fill, from their average widths (pg_stats) and the table's fillfactor; gaps
-- that alignment leaves between columns are not in it, so a tenth more says nothing. Empty where nobody has analyzed the table.
-- A partitioned table is the sum of its partitions.

WITH leaves AS (
    SELECT t.relname AS table_name, leaf.oid, leaf.relname, leaf.reltuples, leaf.reloptions, n.nspname
    FROM pg_class t
    JOIN pg_class leaf
        ON leaf.oid = t.oid AND leaf.relkind = 'r'
        OR leaf.oid IN (SELECT relid FROM pg_partition_tree(t.oid) WHERE isleaf)
    JOIN pg_namespace n ON n.oid = leaf.relnamespace
    WHERE t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
      AND t.relkind IN ('r', 'p')
      AND NOT t.relispartition
),
widths AS (
    SELECT
        l.oid,
        count(a.attname) AS columns,
        count(s.attname) AS known,
        coalesce(sum(s.avg_width * (1 - s.null_frac)), 0) AS bytes,
        bool_or(s.null_frac > 0) AS nullable
    FROM leaves l
    LEFT JOIN pg_attribute a ON a.attrelid = l.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_stats s
        ON s.schemaname = l.nspname
        AND s.tablename = l.relname AND s.attname = a.attname AND NOT s.inherited
    GROUP BY l.oid
),
estimates AS (
    SELECT
        l.table_name,
        l.oid,
        -- A line pointer of 4 bytes, a header of 24 with its bitmap of nulls, the values; all in steps of 8 bytes.
        CASE WHEN l.reltuples = 0 THEN 0
             WHEN l.reltuples > 0 AND w.columns = w.known THEN
                 ceil(l.reltuples * (4 + 8 * ceil((24 + CASE WHEN w.nullable THEN 8 * ((w.columns + 7) / 64) ELSE 0 END + w.bytes) / 8))
                      / ((current_setting('block_size')::int - 24)
                         * coalesce((SELECT option_value::numeric FROM pg_options_to_table(l.reloptions)
                                     WHERE option_name = 'fillfactor'), 100) / 100))
                 * current_setting('block_size')::int
        END AS expected
    FROM leaves l
    JOIN widths w USING (oid)
)
SELECT
    e.table_name::text AS table_name,
    sum(coalesce(u.n_live_tup, 0))::bigint AS live_rows,
    sum(coalesce(u.n_dead_tup, 0))::bigint AS dead_rows,
    sum(pg_relation_size(e.oid))::bigint AS bytes,
    CASE WHEN count(e.expected) = count(*) THEN sum(e.expected)::bigint END AS expected_bytes,
    CASE WHEN count(e.expected) = count(*) AND sum(pg_relation_size(e.oid)) > 0
         THEN round(greatest(0, 1 - (sum(e.expected) / sum(pg_relation_size(e.oid)))::numeric), 4)
    END AS bloat_share
FROM estimates e
LEFT JOIN pg_stat_all_tables u ON u.relid = e.oid
GROUP BY e.table_name
ORDER BY bytes DESC, table_name;
