-- A backend in the manner of Supabase and Hasura: a schema of its own for who signs in, uuid keys, row security, generated columns,
-- domains with regular expressions, citext, triggers that keep updated_at.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE SCHEMA auth;
CREATE TABLE auth.users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email text UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO auth.users (email) SELECT 'user' || n || '@example.com' FROM generate_series(1, 300) AS n;

CREATE DOMAIN slug AS text CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
CREATE DOMAIN hex_color AS text CHECK (VALUE ~ '^#[0-9a-f]{6}$');
CREATE DOMAIN email_address AS citext CHECK (VALUE ~ '^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}$');
CREATE TYPE plan AS ENUM ('free', 'pro', 'enterprise');
CREATE TYPE member_role AS ENUM ('owner', 'admin', 'member');

CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;

CREATE TABLE organizations (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL CHECK (length(trim(name)) > 0),
    slug slug NOT NULL UNIQUE,
    plan plan NOT NULL DEFAULT 'free',
    billing_email email_address,
    metadata jsonb NOT NULL DEFAULT '{}'::jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER organizations_updated BEFORE UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE profiles (
    id uuid PRIMARY KEY REFERENCES auth.users (id) ON DELETE CASCADE,
    username citext NOT NULL UNIQUE CHECK (length(username::text) BETWEEN 3 AND 30),
    full_name text,
    avatar_url text CHECK (avatar_url ~ '^https?://'),
    website text,
    onboarded boolean NOT NULL DEFAULT false,
    updated_at timestamptz
);
ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;
CREATE POLICY profiles_own ON profiles FOR ALL USING (true) WITH CHECK (true);

CREATE TABLE memberships (
    organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
    role member_role NOT NULL DEFAULT 'member',
    invited_by uuid REFERENCES auth.users (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, user_id)
);

CREATE TABLE projects (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name text NOT NULL,
    ref text NOT NULL UNIQUE CHECK (ref ~ '^[a-z]{20}$'),
    color hex_color NOT NULL DEFAULT '#000000',
    is_archived boolean NOT NULL DEFAULT false,
    search tsvector GENERATED ALWAYS AS (to_tsvector('english', name)) STORED,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, name)
);
CREATE INDEX projects_search ON projects USING gin (search);

CREATE TABLE project_keys (
    project_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('anon', 'service', 'custom')),
    key text NOT NULL,
    PRIMARY KEY (project_id, kind),
    FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE TABLE tasks (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    assignee_id uuid REFERENCES profiles (id) ON DELETE SET NULL,
    parent_id bigint REFERENCES tasks (id) ON DELETE CASCADE,
    title text NOT NULL CHECK (char_length(title) >= 3),
    priority smallint NOT NULL DEFAULT 3 CHECK (priority BETWEEN 1 AND 5),
    estimate interval,
    tags citext[] NOT NULL DEFAULT '{}',
    due_on date,
    started_at timestamptz,
    completed_at timestamptz,
    is_done boolean GENERATED ALWAYS AS (completed_at IS NOT NULL) STORED,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (completed_at IS NULL OR completed_at >= started_at),
    CHECK ((completed_at IS NULL) OR (started_at IS NOT NULL))
);

CREATE TABLE subscriptions (
    organization_id uuid PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
    stripe_id text UNIQUE CHECK (stripe_id ~ '^sub_[A-Za-z0-9]{14,24}$'),
    quantity integer NOT NULL DEFAULT 1 CHECK (quantity > 0),
    period tstzrange NOT NULL,
    cancel_at timestamptz,
    status text NOT NULL CHECK (status = ANY (ARRAY['trialing', 'active', 'past_due', 'canceled']))
);

CREATE TABLE webhooks (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    url text NOT NULL CHECK (url LIKE 'https://%'),
    events text[] NOT NULL CHECK (cardinality(events) > 0),
    secret text NOT NULL DEFAULT encode(sha256(random()::text::bytea), 'hex'),
    headers jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(headers) = 'array')
);

CREATE TABLE webhook_deliveries (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    webhook_id uuid NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event text NOT NULL,
    status_code integer CHECK (status_code >= 100 AND status_code < 600),
    duration_ms integer,
    attempt integer NOT NULL DEFAULT 1,
    delivered_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (webhook_id, event, attempt, delivered_at)
);

CREATE VIEW active_projects AS SELECT * FROM projects WHERE NOT is_archived;
