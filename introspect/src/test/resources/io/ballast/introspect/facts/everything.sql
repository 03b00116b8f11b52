-- A schema with every kind of object and attribute that PostgreSQL 15 knows; CatalogAttributesIT drafts a spec of it.

CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE span AS RANGE (subtype = integer);
CREATE DOMAIN positive AS integer DEFAULT 7 NOT NULL CONSTRAINT is_positive CHECK (VALUE > 0);
CREATE DOMAIN word AS varchar(12);
CREATE DOMAIN shout AS text COLLATE "POSIX";
CREATE COLLATION plain_order FROM "C";
CREATE SEQUENCE ticket_numbers;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1';
CREATE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE OPERATOR #+# (FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer);
CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
CREATE TEXT SEARCH DICTIONARY simply (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH PARSER parsing (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE templating (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE CONVERSION from_latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE OPERATOR FAMILY int_family USING btree;
CREATE OPERATOR CLASS int_again FOR TYPE integer USING btree FAMILY int_family AS OPERATOR 1 <, FUNCTION 1 btint4cmp(integer, integer);
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far_away FOREIGN DATA WRAPPER nowhere;

CREATE TABLE plain (id integer PRIMARY KEY, note text);
COMMENT ON TABLE plain IS 'A plain table';
COMMENT ON COLUMN plain.note IS 'A plain note';

CREATE TABLE columns (
    id integer GENERATED ALWAYS AS IDENTITY (START 100 INCREMENT 10 CACHE 5) CONSTRAINT columns_pkey PRIMARY KEY,
    numbered bigserial,
    given integer DEFAULT 42 NOT NULL,
    computed integer DEFAULT (random() * 10)::integer,
    doubled integer GENERATED ALWAYS AS (given * 2) STORED,
    collated text COLLATE "plain_order",
    stored text,
    compressed text,
    measured text,
    optioned text,
    at timestamp(3) with time zone,
    pause interval day to second(2),
    feeling mood,
    amount positive,
    loud shout,
    cube integer[][],
    worded word,
    secret text,
    listed text CONSTRAINT listed_values CHECK (listed IN ('a', 'b')),
    compared integer NOT NULL CONSTRAINT compared_to_given CHECK ((compared % 7) < given),
    later integer,
    loose integer CONSTRAINT loose_is_small CHECK (loose < 10) NO INHERIT
);
ALTER TABLE columns ALTER stored SET STORAGE EXTERNAL;
ALTER TABLE columns ALTER compressed SET COMPRESSION pglz;
ALTER TABLE columns ALTER measured SET STATISTICS 321;
ALTER TABLE columns ALTER optioned SET (n_distinct = 5);
ALTER TABLE columns ADD CONSTRAINT later_is_small CHECK (later < 10) NOT VALID;
ALTER SEQUENCE columns_numbered_seq CYCLE MINVALUE 0 MAXVALUE 999;
GRANT SELECT (secret) ON columns TO PUBLIC;
GRANT SELECT ON plain TO PUBLIC;

CREATE TABLE keys (
    id integer CONSTRAINT "the key" PRIMARY KEY DEFERRABLE INITIALLY DEFERRED,
    a uuid NOT NULL,
    b uuid,
    c uuid,
    d integer,
    CONSTRAINT one_null UNIQUE NULLS NOT DISTINCT (b),
    CONSTRAINT carries UNIQUE (c) INCLUDE (d),
    CONSTRAINT no_equals EXCLUDE USING btree (d WITH =)
);
CREATE UNIQUE INDEX keys_identity ON keys (a);
ALTER TABLE keys REPLICA IDENTITY USING INDEX keys_identity;

CREATE TABLE references_all (
    id integer PRIMARY KEY,
    parent integer CONSTRAINT to_plain REFERENCES plain ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    one uuid,
    two integer,
    outside integer CONSTRAINT to_outside REFERENCES elsewhere.outside,
    unchecked integer
);
CREATE TABLE pairs (one uuid NOT NULL, two integer NOT NULL, CONSTRAINT pairs_one_two_key UNIQUE (one, two));
ALTER TABLE references_all ADD CONSTRAINT to_pairs FOREIGN KEY (one, two) REFERENCES pairs (one, two) MATCH FULL;
ALTER TABLE references_all ADD CONSTRAINT to_unchecked FOREIGN KEY (unchecked) REFERENCES plain NOT VALID;
CREATE TABLE some_nulls (
    id integer PRIMARY KEY,
    one uuid,
    two integer,
    CONSTRAINT to_some FOREIGN KEY (one, two) REFERENCES pairs (one, two) ON DELETE SET NULL (two)
);

CREATE TABLE indexed (a text, b text, c integer, d integer, e bigint[]);
CREATE INDEX indexed_expression ON indexed (lower(a));
CREATE INDEX indexed_partly ON indexed (c) WHERE d > 10;
CREATE INDEX indexed_class ON indexed (a text_pattern_ops);
CREATE INDEX indexed_order ON indexed (c DESC);
CREATE INDEX indexed_collation ON indexed (b COLLATE "POSIX");
CREATE INDEX indexed_carrying ON indexed (d) INCLUDE (c);
CREATE UNIQUE INDEX indexed_nulls ON indexed (d, c) NULLS NOT DISTINCT;
CREATE INDEX indexed_filled ON indexed (b) WITH (fillfactor = 55);
CREATE INDEX indexed_gin ON indexed USING gin (e);
CREATE INDEX indexed_clustered ON indexed (c, d);
CREATE INDEX indexed_signature ON indexed USING gist (to_tsvector('simple', a) tsvector_ops (siglen = 100));
CREATE INDEX indexed_placed ON indexed (d) TABLESPACE everything;
CREATE INDEX indexed_measured ON indexed ((c + d));
ALTER INDEX indexed_measured ALTER COLUMN 1 SET STATISTICS 77;
COMMENT ON INDEX indexed_gin IS 'About an index';
ALTER TABLE indexed CLUSTER ON indexed_clustered;
CREATE STATISTICS indexed_together (dependencies) ON c, d FROM indexed;

CREATE UNLOGGED TABLE fleeting (id integer PRIMARY KEY) WITH (autovacuum_enabled = false);
CREATE ACCESS METHOD heap_again TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE by_method (id integer) USING heap_again;
CREATE TABLE placed (id integer) TABLESPACE everything;
CREATE TABLE typed OF pair;
ALTER TABLE placed REPLICA IDENTITY FULL;

CREATE TABLE guarded (id integer PRIMARY KEY, owner text);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
CREATE TABLE strictly (id integer);
ALTER TABLE strictly ENABLE ROW LEVEL SECURITY;
ALTER TABLE strictly FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON guarded FOR SELECT TO PUBLIC USING (owner = current_user);
CREATE TRIGGER audit BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION audited();
CREATE RULE no_delete AS ON DELETE TO guarded DO INSTEAD NOTHING;
CREATE PUBLICATION everything_sent FOR TABLE guarded;
CREATE PUBLICATION schema_sent FOR TABLES IN SCHEMA public;

CREATE TABLE town (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE capital (province text) INHERITS (town);

CREATE TABLE by_list (id integer, region text) PARTITION BY LIST (region);
CREATE TABLE by_list_north PARTITION OF by_list FOR VALUES IN ('north');
CREATE TABLE by_list_rest PARTITION OF by_list DEFAULT;
CREATE TABLE by_range (id integer NOT NULL, part integer) PARTITION BY RANGE (id);
CREATE TABLE by_range_low PARTITION OF by_range FOR VALUES FROM (MINVALUE) TO (50);
CREATE TABLE "odd name" PARTITION OF by_range FOR VALUES FROM (50) TO (MAXVALUE) WITH (fillfactor = 66);
CREATE INDEX only_here ON by_range_low (part);
CREATE TRIGGER only_there BEFORE INSERT ON by_range_low FOR EACH ROW EXECUTE FUNCTION audited();
CREATE TABLE by_hash (id integer) PARTITION BY HASH (id);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE by_expression (id integer) PARTITION BY RANGE (twice(id));
CREATE TABLE by_two (id integer, part integer) PARTITION BY RANGE (id, part);
CREATE INDEX indexed_only ON ONLY by_range (part);
CREATE TABLE by_collation (name text) PARTITION BY RANGE (name COLLATE "POSIX" text_pattern_ops);
CREATE TABLE by_collation_low PARTITION OF by_collation FOR VALUES FROM (MINVALUE) TO ('m');
CREATE TABLE by_collation_high PARTITION OF by_collation FOR VALUES FROM ('m') TO (MAXVALUE);

CREATE VIEW shown AS SELECT id FROM plain;
CREATE MATERIALIZED VIEW kept AS SELECT id FROM plain;
CREATE FOREIGN TABLE distant (id integer) SERVER far_away;
