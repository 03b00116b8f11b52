-- A forum: partial unique indexes, expression indexes, closure table, arrays, a hash of partitions, generated search column.
CREATE TABLE categories (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(50) NOT NULL, slug text NOT NULL, parent_id integer REFERENCES categories,
  color char(6) NOT NULL DEFAULT '0088CC' CHECK (length(color) = 6), position integer,
  topic_count bigint NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX unique_top_slug ON categories (slug) WHERE parent_id IS NULL;
CREATE UNIQUE INDEX unique_slug ON categories (parent_id, slug) WHERE parent_id IS NOT NULL;
CREATE TABLE members (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, username varchar(60) NOT NULL, username_lower varchar(60) NOT NULL UNIQUE, trust_level smallint NOT NULL
  CHECK (trust_level BETWEEN 0 AND 4), "primary" boolean, silenced_till timestamp, flair_url varchar, seen_at date,
  CONSTRAINT lower CHECK (username_lower = lower(username)));
CREATE UNIQUE INDEX one_primary ON members ("primary") WHERE "primary";
CREATE TABLE emails (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, member_id integer NOT NULL REFERENCES members ON DELETE CASCADE, email varchar(513) NOT NULL,
  is_primary boolean NOT NULL DEFAULT false);
CREATE UNIQUE INDEX one_primary_email ON emails (member_id) WHERE is_primary;
CREATE UNIQUE INDEX lower_email ON emails (lower(email));
CREATE TABLE topics (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title varchar NOT NULL, category_id integer REFERENCES categories, member_id integer REFERENCES members,
  last_post_id bigint, archetype varchar NOT NULL DEFAULT 'regular', deleted_at timestamp, pinned_until timestamp,
  score double precision, excerpt varchar(1000), search tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, title)) STORED,
  CHECK ((category_id IS NULL) = (archetype = 'private_message')));
CREATE INDEX topics_search ON topics USING gin (search);
CREATE INDEX topics_live ON topics (category_id, deleted_at) WHERE deleted_at IS NULL AND archetype <> 'private_message';
CREATE TABLE posts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic_id bigint NOT NULL REFERENCES topics ON DELETE CASCADE, post_number integer NOT NULL,
  member_id integer REFERENCES members, reply_to integer, raw text NOT NULL CHECK (char_length(raw) >= 1), cooked text NOT NULL, notices text[] NOT NULL DEFAULT '{}',
  UNIQUE (topic_id, post_number));
ALTER TABLE topics ADD FOREIGN KEY (last_post_id) REFERENCES posts DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE post_replies (
  post_id bigint REFERENCES posts, reply_id bigint REFERENCES posts, CHECK (post_id <> reply_id));
CREATE UNIQUE INDEX post_replies_pair ON post_replies (post_id, reply_id);
CREATE TABLE reads (
  member_id integer NOT NULL, topic_id bigint NOT NULL, last_read integer, PRIMARY KEY (member_id, topic_id)) PARTITION BY HASH (member_id);
CREATE TABLE reads_0 PARTITION OF reads FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE reads_1 PARTITION OF reads FOR VALUES WITH (MODULUS 2, REMAINDER 1);
-- rows
INSERT INTO categories (name, slug) VALUES ('General', 'general'), ('Staff', 'staff');
INSERT INTO categories (name, slug, parent_id) VALUES ('Help', 'help', 1);
INSERT INTO members (username, username_lower, trust_level) SELECT 'M' || i, 'm' || i, i % 5 FROM generate_series(1, 14) AS i;
INSERT INTO emails (member_id, email, is_primary) SELECT id, 'a' || id || '@example.org', true FROM members;
INSERT INTO topics (title, category_id, member_id) SELECT 'Topic ' || i, 1 + i % 3, 1 + i % 14 FROM generate_series(1, 18) AS i;
INSERT INTO posts (topic_id, post_number, member_id, raw, cooked)
  SELECT t, p, 1 + (t + p) % 14, 'raw', '<p>raw</p>' FROM generate_series(1, 18) AS t, generate_series(1, 3) AS p;
INSERT INTO post_replies SELECT i, i + 1 FROM generate_series(1, 40) AS i;
INSERT INTO reads SELECT m, t, 1 FROM generate_series(1, 14) AS m, generate_series(1, 6) AS t;
