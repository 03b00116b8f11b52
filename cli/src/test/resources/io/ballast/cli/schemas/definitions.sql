-- Keys, indexes, constraints and views of every kind.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TYPE stage AS ENUM ('draft', 'open', 'closed');

CREATE TABLE team (
    id integer CONSTRAINT "the team" PRIMARY KEY,
    code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT team_code UNIQUE NULLS NOT DISTINCT (code) DEFERRABLE,
    CONSTRAINT team_name UNIQUE (name) INCLUDE (code));
COMMENT ON CONSTRAINT team_name ON team IS 'by what people call it';

CREATE TABLE person (
    team_id integer NOT NULL CONSTRAINT member_of REFERENCES team ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    number integer NOT NULL,
    email text NOT NULL,
    boss integer REFERENCES team DEFERRABLE,
    joined date NOT NULL,
    gone date,
    active boolean NOT NULL,
    PRIMARY KEY (team_id, number) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT person_left_later CHECK (gone > joined));

CREATE TABLE task (
    id bigint PRIMARY KEY,
    team_id integer CONSTRAINT task_team REFERENCES team ON DELETE SET NULL,
    title text NOT NULL CONSTRAINT title_is_short CHECK (char_length(title) <= 200),
    state stage NOT NULL,
    effort integer NOT NULL CHECK (effort > 0),
    share numeric(4,3) NOT NULL CHECK (share >= 0 AND share <= 1),
    kind text NOT NULL CONSTRAINT kind_is_known CHECK (kind IN ('bug', 'wish')),
    weight smallint NOT NULL CHECK (weight >= 1),
    done_at timestamptz,
    during tsrange,
    CONSTRAINT one_at_a_time EXCLUDE USING gist (id WITH =, during WITH &&) WHERE (during IS NOT NULL) DEFERRABLE INITIALLY DEFERRED);
COMMENT ON CONSTRAINT kind_is_known ON task IS 'as the form has them';

CREATE INDEX task_by_state ON task (state DESC, id) INCLUDE (title) WHERE (done_at IS NULL);
CREATE INDEX task_lower ON task (lower(title) text_pattern_ops, effort DESC NULLS LAST);
CREATE INDEX task_open ON task USING btree (team_id NULLS FIRST) WITH (fillfactor = 70) WHERE (state <> 'closed' AND effort > 3);
CREATE INDEX task_collated ON task (title COLLATE "C");
CREATE INDEX task_words ON task USING gin (to_tsvector('simple', title)) WITH (fastupdate = off);
CREATE UNIQUE INDEX person_mail ON person (email);
CREATE INDEX person_active ON person (joined) WHERE active;
CREATE INDEX person_idle ON person (joined) WHERE NOT active;
CREATE INDEX person_joined_idx ON person (joined);
CREATE INDEX person_joined_again ON person (joined);
COMMENT ON INDEX task_words IS 'for the search box';

CREATE VIEW open_tasks AS SELECT t.id, t.title, m.name AS team FROM task t LEFT JOIN team m ON m.id = t.team_id WHERE t.done_at IS NULL;
COMMENT ON VIEW open_tasks IS 'what is left to do';
CREATE VIEW a_summary AS SELECT team, count(*) AS tasks FROM open_tasks GROUP BY team;
CREATE MATERIALIZED VIEW efforts AS SELECT kind, sum(effort) AS effort FROM task WHERE state <> 'draft'::stage GROUP BY kind;
CREATE FUNCTION shout(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1)';
CREATE VIEW shouted AS SELECT shout(title) FROM task;
CREATE INDEX task_shouted ON task (shout(title));
