-- How the server keeps tables, indexes and columns, where that is not as by default.
CREATE TABLE projects (
    id bigint PRIMARY KEY,
    path text NOT NULL,
    name text,
    visibility integer DEFAULT 0 NOT NULL
) WITH (autovacuum_enabled = off, fillfactor = 70, toast.autovacuum_enabled = false, toast.vacuum_truncate = on,
        autovacuum_vacuum_scale_factor = 0.02, parallel_workers = 2);
ALTER TABLE projects ADD CONSTRAINT projects_path_key UNIQUE (path) WITH (fillfactor = 80);
CREATE UNIQUE INDEX projects_by_path ON projects (path, visibility);
CREATE UNIQUE INDEX projects_public ON projects (path) WHERE visibility > 0;
ALTER TABLE projects REPLICA IDENTITY USING INDEX projects_by_path;
ALTER TABLE projects CLUSTER ON projects_path_key;
ALTER TABLE projects ALTER path SET STATISTICS 1000, ALTER visibility SET STATISTICS 0;

CREATE TABLE ci_builds (
    id bigint NOT NULL,
    project_id bigint NOT NULL REFERENCES projects,
    status text,
    CONSTRAINT builds_pk PRIMARY KEY (id) WITH (fillfactor = 90, deduplicate_items = off)
) WITH (autovacuum_analyze_threshold = 5000, toast_tuple_target = 4000);
CREATE INDEX builds_by_project ON ci_builds (project_id) WITH (fillfactor = 60);
CREATE INDEX builds_by_place ON ci_builds USING brin (id) WITH (pages_per_range = 32, autosummarize = on);
ALTER TABLE ci_builds REPLICA IDENTITY FULL;
ALTER TABLE ci_builds CLUSTER ON builds_by_project;

CREATE TABLE events (
    id bigint NOT NULL,
    made_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (id, made_at)
) PARTITION BY RANGE (made_at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2024-01-01') TO (MAXVALUE) WITH (fillfactor = 50);
ALTER TABLE events ALTER body SET STATISTICS 10;
ALTER TABLE events REPLICA IDENTITY NOTHING;

CREATE TABLE notes (id integer PRIMARY KEY, text text UNIQUE, length integer GENERATED ALWAYS AS (length(text)) STORED);
ALTER TABLE notes REPLICA IDENTITY NOTHING;
ALTER TABLE notes ALTER length SET STATISTICS 7;

CREATE STATISTICS projects_visible (dependencies, ndistinct) ON visibility, name FROM projects;
CREATE STATISTICS projects_all ON path, name, visibility FROM projects;
ALTER STATISTICS projects_all SET STATISTICS 300;
COMMENT ON STATISTICS projects_all IS 'for the dashboard';
CREATE STATISTICS "Of Events" (mcv) ON id, made_at FROM events;
CREATE STATISTICS projects_lower ON lower(path), name FROM projects;

CREATE VIEW builds WITH (security_barrier = true) AS SELECT id, status FROM ci_builds WHERE status IS NOT NULL;
COMMENT ON COLUMN builds.status IS 'as the runner says';
CREATE VIEW own_builds WITH (security_invoker = on, check_option = 'cascaded') AS SELECT id, status FROM builds;
CREATE MATERIALIZED VIEW paths WITH (fillfactor = 80, autovacuum_enabled = off) AS SELECT id, path, visibility FROM projects;
COMMENT ON COLUMN paths.path IS 'where it is';
CREATE UNIQUE INDEX paths_by_id ON paths (id) WITH (fillfactor = 70);
CREATE INDEX paths_lower ON paths (lower(path) text_pattern_ops, visibility DESC) WHERE visibility >= 0;
COMMENT ON INDEX paths_lower IS 'for search';

ALTER TABLE projects ADD CONSTRAINT path_is_short CHECK (char_length(path) <= 255) NOT VALID;
ALTER TABLE projects ADD CONSTRAINT visibility_is_known CHECK (visibility >= 0) NO INHERIT;
ALTER TABLE ci_builds ADD COLUMN parent_id bigint;
ALTER TABLE ci_builds ADD CONSTRAINT builds_parent FOREIGN KEY (parent_id) REFERENCES ci_builds ON DELETE CASCADE NOT VALID;

CREATE TYPE address AS (street text COLLATE "C", city varchar(40), zip text COLLATE "POSIX");
ALTER TABLE notes ADD COLUMN place address;

ALTER TABLE projects ALTER path SET (n_distinct = -0.5, n_distinct_inherited = 7);
ALTER TABLE notes ALTER text SET (n_distinct = 12);

CREATE TABLE shifts (
    id integer PRIMARY KEY,
    during int4range NOT NULL,
    EXCLUDE USING gist (during WITH &&) WITH (fillfactor = 80) WHERE (id > 0)
);
