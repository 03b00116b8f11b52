-- How many values of each column of the schema's tables are null, and how many different ones are there?
--
--   psql -f sql/analysis/columns.sql                                  the schema is the first one of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/columns.sql  another schema
--
-- "nulls" is exact: every table is read once. "distinct_values" is the server's estimate from its last ANALYZE, and empty where
-- nobody has analyzed the table or the user may not read it. A partitioned table counts as one; rows of tables that
-- inherit from another one count for themselves alone.

WITH schema_columns AS (
    SELECT
        c.oid,
        c.relname,
        c.relkind,
        a.attname,
        format_type(a.atttypid, a.atttypmod) AS type,
        row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum) AS position
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
      AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition
),
questions AS (
    SELECT
        oid,
        format(
            'SELECT n.position, n.filled, t.all_rows
             FROM (SELECT count(*) AS all_rows, ARRAY[%s] AS counts FROM %s%s) AS t,
                  unnest(t.counts) WITH ORDINALITY AS n(filled, position)',
            string_agg(format('count(%I)', attname), ', ' ORDER BY position),
            CASE relkind WHEN 'p' THEN '' ELSE 'ONLY ' END, oid::regclass) AS question
    FROM schema_columns
    GROUP BY oid, relkind
),
counted AS (
    SELECT q.oid, found.*
    FROM questions q
    CROSS JOIN LATERAL XMLTABLE(
        '/table/row'
        PASSING query_to_xml(q.question, false, false, '')
        COLUMNS position bigint, filled bigint, all_rows bigint) AS found
)
SELECT
    c.relname::text AS table_name,
    c.attname::text AS column_name,
    c.type,
    n.all_rows AS rows,
    n.all_rows - n.filled AS nulls,
    round((n.all_rows - n.filled)::numeric / nullif(n.all_rows, 0), 6) AS null_share,
    CASE WHEN s.n_distinct < 0 THEN round((-s.n_distinct * n.all_rows)::numeric) ELSE s.n_distinct::numeric END::bigint
        AS distinct_values
FROM schema_columns c
JOIN counted n USING (oid, position)
LEFT JOIN pg_stats s
    ON s.schemaname = current_schema() AND s.tablename = c.relname AND s.attname = c.attname
    AND s.inherited = (c.relkind = 'p')
ORDER BY table_name, c.position;
