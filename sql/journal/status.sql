-- Which loads does this database know, and how far did each come? The newest is the last.
--
--   psql -f sql/journal/status.sql
--
-- Without schema "ballast_journal" there was none yet, or an earlier version made the journal: in the schema "ballast", whose
-- name then takes the place of "ballast_journal" below.

SELECT
    l.load_id,
    l.dataset,
    l.bundle_id,
    l.target_schema,
    l.staging_schema,
    l.mode,
    l.staging,
    l.tables,
    l.state,
    l.phase,
    l.started_at,
    l.changed_at,
    l.shards,
    count(s.shard_path)::integer       AS shards_done,
    l.rows,
    coalesce(sum(s.rows), 0)::bigint AS rows_done
FROM ballast_journal.loads AS l
LEFT JOIN (
    SELECT load_id, shard_path, rows FROM ballast_journal.shards
    UNION ALL
    SELECT load_id, shard_path, rows FROM ballast_journal.unlogged_shards WHERE shard_path <> ''
) AS s USING (load_id)
GROUP BY l.load_id
ORDER BY l.started_at, l.load_id;
