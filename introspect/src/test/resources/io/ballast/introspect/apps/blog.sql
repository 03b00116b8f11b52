-- As a Rails application has it: bigserial keys, polymorphic associations, counter caches, join tables, schema_migrations.
CREATE TABLE schema_migrations (version varchar NOT NULL PRIMARY KEY);
CREATE TABLE ar_internal_metadata (
  key varchar NOT NULL PRIMARY KEY, value varchar, created_at timestamp(6) NOT NULL, updated_at timestamp(6) NOT NULL);
CREATE TABLE users (
  id bigserial PRIMARY KEY,
  email varchar DEFAULT ''::varchar NOT NULL,
  encrypted_password varchar DEFAULT ''::varchar NOT NULL,
  reset_password_token varchar,
  sign_in_count integer DEFAULT 0 NOT NULL,
  current_sign_in_ip inet,
  posts_count integer DEFAULT 0 NOT NULL,
  settings jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp(6) NOT NULL,
  updated_at timestamp(6) NOT NULL);
CREATE UNIQUE INDEX index_users_on_email ON users USING btree (email);
CREATE UNIQUE INDEX index_users_on_reset_password_token ON users USING btree (reset_password_token);
CREATE TABLE posts (
  id bigserial PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id),
  title varchar(255),
  body text,
  published boolean DEFAULT false NOT NULL,
  comments_count integer DEFAULT 0 NOT NULL,
  lock_version integer DEFAULT 0,
  deleted_at timestamp(6),
  created_at timestamp(6) NOT NULL,
  updated_at timestamp(6) NOT NULL);
CREATE INDEX index_posts_on_user_id_and_created_at ON posts USING btree (user_id, created_at DESC);
CREATE INDEX index_posts_on_deleted_at ON posts USING btree (deleted_at) WHERE (deleted_at IS NULL);
CREATE TABLE comments (
  id bigserial PRIMARY KEY,
  commentable_type varchar NOT NULL,
  commentable_id bigint NOT NULL,
  user_id bigint REFERENCES users (id) ON DELETE SET NULL,
  parent_id bigint REFERENCES comments (id),
  body text NOT NULL,
  created_at timestamp(6) NOT NULL);
CREATE INDEX index_comments_on_commentable ON comments USING btree (commentable_type, commentable_id);
CREATE TABLE tags (id bigserial PRIMARY KEY, name varchar, taggings_count integer DEFAULT 0);
CREATE UNIQUE INDEX index_tags_on_name ON tags USING btree (name);
CREATE UNIQUE INDEX index_tags_on_lower_name ON tags USING btree (lower((name)::text));
CREATE TABLE taggings (
  id bigserial PRIMARY KEY,
  tag_id bigint REFERENCES tags (id),
  taggable_type varchar,
  taggable_id bigint,
  context varchar(128),
  created_at timestamp(6));
CREATE UNIQUE INDEX taggings_idx ON taggings USING btree (tag_id, taggable_id, taggable_type, context);
CREATE TABLE posts_tags (post_id bigint NOT NULL REFERENCES posts (id), tag_id bigint NOT NULL REFERENCES tags (id));
CREATE UNIQUE INDEX index_posts_tags ON posts_tags USING btree (post_id, tag_id);
-- rows
INSERT INTO schema_migrations SELECT '2023010' || i FROM generate_series(1000, 1011) AS i;
INSERT INTO ar_internal_metadata VALUES ('environment', 'development', now(), now());
INSERT INTO users (email, created_at, updated_at)
  SELECT 'user' || i || '@example.org', now(), now() FROM generate_series(1, 12) AS i;
INSERT INTO posts (user_id, title, body, created_at, updated_at)
  SELECT 1 + i % 7, 'Title ' || i, repeat('word ', i), now(), now() FROM generate_series(1, 30) AS i;
INSERT INTO comments (commentable_type, commentable_id, user_id, parent_id, body, created_at)
  SELECT CASE WHEN i % 3 = 0 THEN 'User' ELSE 'Post' END, 1 + i % 9, nullif(i % 5, 0), CASE WHEN i > 20 THEN i - 20 END, 'yes', now()
    FROM generate_series(1, 40) AS i;
INSERT INTO tags (name) VALUES ('red'), ('green'), ('blue');
INSERT INTO taggings (tag_id, taggable_type, taggable_id, context) SELECT 1 + i % 3, 'Post', i, 'tags' FROM generate_series(1, 9) AS i;
INSERT INTO posts_tags SELECT i, 1 + i % 3 FROM generate_series(1, 30) AS i;
