-- In the manner of a forum: ltree paths, partial unique indexes, hstore, self references, arrays, case-insensitive uniqueness.
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS hstore;
CREATE TABLE users (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, username varchar(60) NOT NULL, username_lower varchar(60) NOT NULL, name varchar,
    trust_level smallint NOT NULL DEFAULT 0 CHECK (trust_level BETWEEN 0 AND 4), ip_address inet, preferences hstore, views integer NOT NULL DEFAULT 0,
    suspended_at timestamptz, suspended_till timestamptz, created_at timestamptz NOT NULL DEFAULT now());
CREATE UNIQUE INDEX index_users_on_username_lower ON users (username_lower);
CREATE UNIQUE INDEX index_users_on_lower_username ON users (lower(username));
CREATE TABLE user_emails (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id integer NOT NULL REFERENCES users, email varchar(513) NOT NULL, "primary" boolean NOT NULL DEFAULT false);
CREATE UNIQUE INDEX index_user_emails_on_user_id_and_primary ON user_emails (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX index_user_emails_on_email ON user_emails (lower(email));
CREATE TABLE categories (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, path ltree NOT NULL, name varchar(50) NOT NULL, color char(6) NOT NULL DEFAULT '0088CC', position integer,
    parent_category_id integer REFERENCES categories);
CREATE INDEX categories_path ON categories USING gist (path);
CREATE TABLE topics (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title varchar NOT NULL CHECK (length(title) <= 255), category_id integer REFERENCES categories, user_id integer NOT NULL REFERENCES users,
    archetype varchar NOT NULL DEFAULT 'regular', posts_count integer NOT NULL DEFAULT 0, views integer NOT NULL DEFAULT 0, closed boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL, bumped_at timestamptz NOT NULL, deleted_at timestamptz, CHECK (bumped_at >= created_at));
CREATE INDEX topics_live ON topics (bumped_at DESC) WHERE deleted_at IS NULL;
CREATE TABLE posts (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic_id integer NOT NULL REFERENCES topics, user_id integer REFERENCES users, post_number integer NOT NULL,
    raw text NOT NULL, cooked text NOT NULL, reply_to_post_number integer, like_count integer NOT NULL DEFAULT 0, score double precision, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
    search tsvector GENERATED ALWAYS AS (to_tsvector('simple', raw)) STORED);
CREATE UNIQUE INDEX index_posts_on_topic_id_and_post_number ON posts (topic_id, post_number);
CREATE INDEX posts_search ON posts USING gin (search);
CREATE TABLE post_likes (post_id integer NOT NULL REFERENCES posts, user_id integer NOT NULL REFERENCES users, created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (post_id, user_id));
CREATE TABLE tags (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar NOT NULL, target_tag_id integer REFERENCES tags);
CREATE UNIQUE INDEX index_tags_on_lower_name ON tags (lower(name));
CREATE TABLE topic_tags (topic_id integer NOT NULL REFERENCES topics, tag_id integer NOT NULL REFERENCES tags, PRIMARY KEY (topic_id, tag_id));
