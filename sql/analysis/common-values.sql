-- Which values are most common in each column of the schema's tables?
--
--   psql -f sql/analysis/common-values.sql                                  the schema is the first one of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/common-values.sql  another schema
--
-- What ANALYZE found when it last looked at a sample of the rows: at most ten values of each column, those that are clearly
-- more common than others. "share" is of all rows, null ones too. Columns of arrays are omitted, and values are cut after
-- 80 characters.

WITH schema_tables AS (
    SELECT c.relname, c.relkind = 'p' AS partitioned, c.oid
    FROM pg_class c
    WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
      AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition
)
SELECT
    t.relname::text AS table_name,
    a.attname::text AS column_name,
    v.place,
    left(v.value, 80) AS value,
    round(v.share::numeric, 6) AS share
FROM schema_tables t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type y ON y.oid = a.atttypid AND y.typcategory <> 'A'
JOIN pg_stats s
    ON s.schemaname = current_schema() AND s.tablename = t.relname AND s.attname = a.attname
    AND s.inherited = t.partitioned
CROSS JOIN LATERAL unnest(s.most_common_vals::text::text[], s.most_common_freqs)
    WITH ORDINALITY AS v(value, share, place)
WHERE v.place <= 10
ORDER BY table_name, a.attnum, v.place;
