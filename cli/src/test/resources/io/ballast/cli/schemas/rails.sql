-- In the manner of a Rails application: bigserial ids, polymorphic associations, counter caches, bookkeeping of migrations.
CREATE TABLE schema_migrations (version character varying NOT NULL PRIMARY KEY);
CREATE TABLE ar_internal_metadata (
    key character varying NOT NULL PRIMARY KEY, value character varying,
    created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
INSERT INTO schema_migrations VALUES ('20240101120000'), ('20240301080000');
INSERT INTO ar_internal_metadata VALUES ('environment', 'development', now(), now());
CREATE TABLE users (
    id bigserial PRIMARY KEY,
    email character varying DEFAULT '' NOT NULL,
    encrypted_password character varying DEFAULT '' NOT NULL,
    reset_password_token character varying,
    reset_password_sent_at timestamp(6) without time zone,
    sign_in_count integer DEFAULT 0 NOT NULL,
    current_sign_in_ip inet,
    admin boolean DEFAULT false NOT NULL,
    locale character varying(5) DEFAULT 'en' NOT NULL,
    posts_count integer DEFAULT 0 NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL);
CREATE UNIQUE INDEX index_users_on_email ON users USING btree (email);
CREATE UNIQUE INDEX index_users_on_reset_password_token ON users USING btree (reset_password_token);
CREATE TABLE posts (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL,
    title character varying NOT NULL,
    slug character varying NOT NULL,
    body text,
    state integer DEFAULT 0 NOT NULL,
    published_at timestamp(6) without time zone,
    comments_count integer DEFAULT 0 NOT NULL,
    settings jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT fk_rails_5b5ddfd518 FOREIGN KEY (user_id) REFERENCES users(id));
CREATE UNIQUE INDEX index_posts_on_slug ON posts USING btree (slug);
CREATE INDEX index_posts_on_user_id_and_created_at ON posts USING btree (user_id, created_at DESC);
CREATE INDEX index_posts_published ON posts USING btree (published_at) WHERE (published_at IS NOT NULL);
CREATE TABLE comments (
    id bigserial PRIMARY KEY,
    commentable_type character varying NOT NULL,
    commentable_id bigint NOT NULL,
    user_id bigint,
    parent_id bigint,
    body text NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT fk_rails_03de2dc08c FOREIGN KEY (user_id) REFERENCES users(id),
    CONSTRAINT fk_rails_31554e7034 FOREIGN KEY (parent_id) REFERENCES comments(id));
CREATE INDEX index_comments_on_commentable ON comments USING btree (commentable_type, commentable_id);
CREATE TABLE tags (
    id bigserial PRIMARY KEY, name character varying NOT NULL, taggings_count integer DEFAULT 0,
    created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE UNIQUE INDEX index_tags_on_name ON tags USING btree (name);
CREATE TABLE taggings (
    id bigserial PRIMARY KEY,
    tag_id bigint NOT NULL REFERENCES tags(id),
    taggable_type character varying NOT NULL,
    taggable_id bigint NOT NULL,
    created_at timestamp(6) without time zone NOT NULL);
CREATE UNIQUE INDEX taggings_idx ON taggings USING btree (tag_id, taggable_id, taggable_type);
CREATE TABLE follows (
    id bigserial PRIMARY KEY,
    follower_id bigint NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    followed_id bigint NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    created_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT chk_no_self_follow CHECK (follower_id <> followed_id));
CREATE UNIQUE INDEX index_follows_on_pair ON follows USING btree (follower_id, followed_id);
