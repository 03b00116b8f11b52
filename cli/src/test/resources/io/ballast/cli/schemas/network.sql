-- A social network with projects, in the manner of large Rails applications: bigint ids by a function, text checks by length, partial
-- unique indexes, trees, self references, hash and range partitions with composite keys, text arrays, counters.
CREATE FUNCTION timestamp_id(prefix text) RETURNS bigint LANGUAGE sql AS
    $$ SELECT ((date_part('epoch', clock_timestamp()) * 1000)::bigint << 16) | (random() * 65535)::bigint $$;
CREATE TYPE visibility AS ENUM ('public', 'unlisted', 'private', 'direct');

CREATE TABLE accounts (
    id bigint PRIMARY KEY DEFAULT timestamp_id('accounts'),
    username text NOT NULL,
    domain text,
    private_key text,
    public_key text NOT NULL DEFAULT '',
    display_name text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    uri text NOT NULL DEFAULT '',
    locked boolean NOT NULL DEFAULT false,
    fields jsonb,
    also_known_as text[],
    moved_to_account_id bigint REFERENCES accounts (id) ON DELETE SET NULL,
    suspended_at timestamp without time zone,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone NOT NULL,
    CONSTRAINT check_username CHECK (char_length(username) <= 255),
    CONSTRAINT check_display CHECK (char_length(display_name) <= 30)
);
CREATE UNIQUE INDEX index_accounts_on_username_and_domain_lower ON accounts (lower(username), COALESCE(lower(domain), ''));
CREATE INDEX index_accounts_on_moved ON accounts (moved_to_account_id) WHERE moved_to_account_id IS NOT NULL;

CREATE TABLE users (
    id bigserial PRIMARY KEY,
    account_id bigint NOT NULL UNIQUE REFERENCES accounts (id) ON DELETE CASCADE,
    email varchar NOT NULL DEFAULT '',
    encrypted_password varchar NOT NULL DEFAULT '',
    reset_password_token varchar,
    sign_in_count integer NOT NULL DEFAULT 0,
    confirmed_at timestamp without time zone,
    otp_backup_codes varchar[],
    chosen_languages varchar[],
    time_zone varchar,
    settings text,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone NOT NULL
);
CREATE UNIQUE INDEX index_users_on_email ON users (email);
CREATE UNIQUE INDEX index_users_on_reset_password_token ON users (reset_password_token) WHERE reset_password_token IS NOT NULL;

CREATE TABLE statuses (
    id bigint PRIMARY KEY DEFAULT timestamp_id('statuses'),
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    in_reply_to_id bigint REFERENCES statuses (id) ON DELETE SET NULL,
    reblog_of_id bigint REFERENCES statuses (id) ON DELETE CASCADE,
    uri varchar,
    text text NOT NULL DEFAULT '',
    spoiler_text text NOT NULL DEFAULT '',
    visibility visibility NOT NULL DEFAULT 'public',
    sensitive boolean NOT NULL DEFAULT false,
    language varchar,
    edited_at timestamp without time zone,
    deleted_at timestamp without time zone,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone NOT NULL
);
CREATE UNIQUE INDEX index_statuses_on_uri ON statuses (uri text_pattern_ops) WHERE uri IS NOT NULL;
CREATE INDEX index_statuses_20190820 ON statuses (account_id, id DESC, visibility, updated_at) WHERE deleted_at IS NULL;

CREATE TABLE status_stats (
    id bigserial PRIMARY KEY,
    status_id bigint NOT NULL UNIQUE REFERENCES statuses (id) ON DELETE CASCADE,
    replies_count bigint NOT NULL DEFAULT 0,
    reblogs_count bigint NOT NULL DEFAULT 0,
    favourites_count bigint NOT NULL DEFAULT 0
);

CREATE TABLE follows (
    id bigserial PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    target_account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    show_reblogs boolean NOT NULL DEFAULT true,
    languages varchar[],
    created_at timestamp without time zone NOT NULL,
    UNIQUE (account_id, target_account_id),
    CHECK (account_id <> target_account_id)
);

CREATE TABLE favourites (
    id bigserial PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status_id bigint NOT NULL REFERENCES statuses (id) ON DELETE CASCADE,
    created_at timestamp without time zone NOT NULL,
    UNIQUE (account_id, status_id)
);

CREATE TABLE tags (
    id bigserial PRIMARY KEY,
    name varchar NOT NULL DEFAULT '',
    usable boolean,
    max_score double precision,
    created_at timestamp without time zone NOT NULL
);
CREATE UNIQUE INDEX index_tags_on_name_lower ON tags (lower(name) text_pattern_ops);

CREATE TABLE statuses_tags (
    status_id bigint NOT NULL REFERENCES statuses (id) ON DELETE CASCADE,
    tag_id bigint NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (tag_id, status_id)
);

CREATE TABLE namespaces (
    id bigserial PRIMARY KEY,
    parent_id bigint REFERENCES namespaces (id) ON DELETE CASCADE,
    name text NOT NULL,
    path text NOT NULL,
    traversal_ids integer[] NOT NULL DEFAULT '{}',
    type text NOT NULL DEFAULT 'User',
    settings jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT check_name CHECK (char_length(name) <= 255),
    CONSTRAINT check_path CHECK (char_length(path) <= 64),
    CONSTRAINT check_settings CHECK (jsonb_typeof(settings) = 'object')
);
CREATE UNIQUE INDEX index_namespaces_on_parent_path ON namespaces (parent_id, path) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX index_namespaces_on_root_path ON namespaces (path) WHERE parent_id IS NULL;

CREATE TABLE projects (
    id bigserial PRIMARY KEY,
    namespace_id bigint NOT NULL REFERENCES namespaces (id),
    creator_id bigint REFERENCES users (id) ON DELETE SET NULL,
    name text NOT NULL,
    visibility_level integer NOT NULL DEFAULT 0 CHECK (visibility_level IN (0, 10, 20)),
    last_activity_at timestamp with time zone,
    star_count integer NOT NULL DEFAULT 0,
    UNIQUE (namespace_id, name)
);

CREATE TABLE issues (
    id bigserial PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    iid integer NOT NULL,
    author_id bigint REFERENCES users (id) ON DELETE SET NULL,
    duplicated_to_id bigint REFERENCES issues (id) ON DELETE SET NULL,
    title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 255),
    description text CHECK (char_length(description) <= 1048576),
    state_id smallint NOT NULL DEFAULT 1 CHECK (state_id IN (1, 2, 3)),
    weight integer,
    due_date date,
    start_date date,
    closed_at timestamp with time zone,
    lock_version integer NOT NULL DEFAULT 0,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    UNIQUE (project_id, iid),
    CHECK (start_date <= due_date)
);

CREATE TABLE issue_links (
    source_id bigint NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    target_id bigint NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    link_type smallint NOT NULL DEFAULT 0,
    PRIMARY KEY (source_id, target_id)
);

CREATE TABLE labels (
    id bigserial PRIMARY KEY,
    title text NOT NULL,
    color text NOT NULL CHECK (color ~ '^#[0-9A-Fa-f]{6}$'),
    project_id bigint REFERENCES projects (id) ON DELETE CASCADE,
    namespace_id bigint REFERENCES namespaces (id) ON DELETE CASCADE,
    CHECK (num_nonnulls(project_id, namespace_id) = 1)
);

CREATE TABLE audit_events (
    id bigserial,
    author_id bigint NOT NULL,
    entity_id bigint NOT NULL,
    entity_type varchar NOT NULL,
    details text,
    ip_address inet,
    created_at timestamp without time zone NOT NULL,
    PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);
CREATE TABLE audit_events_202401 PARTITION OF audit_events FOR VALUES FROM ('2024-01-01 00:00:00') TO ('2024-02-01 00:00:00');
CREATE TABLE audit_events_202402 PARTITION OF audit_events FOR VALUES FROM ('2024-02-01 00:00:00') TO ('2024-03-01 00:00:00');
CREATE TABLE audit_events_202403 PARTITION OF audit_events FOR VALUES FROM ('2024-03-01 00:00:00') TO ('2024-04-01 00:00:00');
CREATE INDEX index_audit_events_on_entity ON audit_events (entity_id, entity_type, id DESC, author_id, created_at);

CREATE TABLE search_counts (
    namespace_id bigint NOT NULL REFERENCES namespaces (id) ON DELETE CASCADE,
    day date NOT NULL,
    hits bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (namespace_id, day)
) PARTITION BY HASH (namespace_id);
CREATE TABLE search_counts_0 PARTITION OF search_counts FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE search_counts_1 PARTITION OF search_counts FOR VALUES WITH (MODULUS 2, REMAINDER 1);
