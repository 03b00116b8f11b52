-- How much disk does each database of this server take?
--
--   psql -f sql/analysis/databases.sql
--
-- The size stays empty for a database that the user may neither connect to nor read statistics of (pg_read_all_stats).
-- The last row is the sum of the sizes that are known.

WITH sizes AS (
    SELECT
        d.datname AS database_name,
        CASE
            WHEN has_database_privilege(d.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE')
            THEN pg_database_size(d.oid)
        END AS bytes
    FROM pg_database d
)
SELECT
    CASE WHEN grouping(database_name) = 1 THEN '(all databases)' ELSE database_name::text END AS database_name,
    sum(bytes)::bigint AS bytes,
    pg_size_pretty(sum(bytes)) AS size
FROM sizes
GROUP BY ROLLUP (database_name)
ORDER BY grouping(database_name), bytes DESC NULLS LAST, database_name;
