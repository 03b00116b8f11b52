-- How many rows does a table hold, and what is the digest of their values? Two tables with equal rows have the same digest,
-- whatever the order of the rows.
--
--   psql -v table=public.users -v row=t -f sql/verify/digest.sql
--
-- The digest of a table is the sum over its rows of the first 64 bits of SHA-256 over the row in binary form, as record_send
-- writes it: the number of columns in four bytes, then for each the number of its type, its length, or -1 for NULL, and what
-- its type's send function says. "row" is the row as the loader sees it: ROW(t.id, ...), with trim_scale(...) around numeric,
-- since 1.5 equals 1.50, and ::text behind char, whose trailing blanks mean nothing, and jsonb.

SELECT
    count(*) AS rows,
    coalesce(sum(('x' || encode(substr(sha256(record_send(:row)), 1, 8), 'hex'))::bit(64)::bigint), 0) AS digest
FROM :table AS t;
