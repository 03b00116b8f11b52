-- The journal of Ballast's loads: what was begun, and which shards are in. A load makes it when it is not there.
--
-- "loads" holds a row per load, "shards" a row per shard, written in the transaction that copied the shard: a shard whose
-- row is there is in the staging table, whole, and one whose row is not is not. "unlogged_shards" is the same for
-- UNLOGGED staging tables: a crash of the server empties both, so that they never disagree.
--
-- state: open (runs, or stopped on the way), published, removed (given up, or by a later load with --restart)
--
-- Earlier versions made the same tables in the schema "ballast"; where that is there, it stays the journal. The name is no
-- longer that of a role that people are likely to have: a schema of a role's name is the first in its search path.

CREATE SCHEMA ballast_journal;

COMMENT ON SCHEMA ballast_journal IS 'Journal of Ballast loads, format 1';

CREATE TABLE ballast_journal.loads (
    load_id        uuid        PRIMARY KEY,
    dataset        text        NOT NULL,
    bundle_id      text        NOT NULL,
    target_schema  text        NOT NULL,
    staging_schema text        NOT NULL,
    mode           text        NOT NULL,
    staging        text        NOT NULL,
    tables         text[]      NOT NULL,
    shards         integer     NOT NULL,
    rows           bigint      NOT NULL,
    state          text        NOT NULL DEFAULT 'open',
    phase          text        NOT NULL,
    started_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE ballast_journal.shards (
    load_id    uuid        NOT NULL,
    table_name text        NOT NULL,
    shard_path text        NOT NULL,
    rows       bigint      NOT NULL,
    raw_bytes  bigint      NOT NULL,
    sha256     text        NOT NULL,
    digest     numeric,
    loaded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (load_id, shard_path)
);

CREATE UNLOGGED TABLE ballast_journal.unlogged_shards (
    LIKE ballast_journal.shards INCLUDING DEFAULTS,
    PRIMARY KEY (load_id, shard_path)
);
