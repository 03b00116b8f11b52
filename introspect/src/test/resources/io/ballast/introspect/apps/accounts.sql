-- An auth schema: checks by regular expressions, uuid keys, row security, enums, unique per tenant, self references, one row per user.
CREATE TYPE factor_type AS ENUM ('totp', 'webauthn', 'phone');
CREATE TYPE aal_level AS ENUM ('aal1', 'aal2', 'aal3');
CREATE TABLE instances (id uuid NOT NULL PRIMARY KEY, raw_base_config text, created_at timestamptz);
CREATE TABLE users (
  instance_id uuid, id uuid NOT NULL PRIMARY KEY, aud varchar(255), role varchar(255), email varchar(255), encrypted_password varchar(255),
  phone text UNIQUE DEFAULT NULL, email_change_confirm_status smallint DEFAULT 0 CHECK (email_change_confirm_status >= 0 AND email_change_confirm_status <= 2),
  raw_user_meta_data jsonb, is_super_admin boolean, banned_until timestamptz, is_sso_user boolean NOT NULL DEFAULT false, created_at timestamptz,
  confirmed_at timestamptz GENERATED ALWAYS AS (LEAST(created_at, banned_until)) STORED,
  CONSTRAINT email_format CHECK (email ~* '^[^@]+@[^@]+\.[a-z]{2,}$'), CONSTRAINT phone_format CHECK (phone ~ '^\+?[0-9]{6,15}$'));
CREATE UNIQUE INDEX users_email_partial ON users (email) WHERE (is_sso_user = false);
CREATE INDEX users_email_lower ON users (instance_id, lower((email)::text));
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users USING (true);
CREATE TABLE identities (
  id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY, provider_id text NOT NULL, user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, provider text NOT NULL,
  identity_data jsonb NOT NULL, email text GENERATED ALWAYS AS (lower(identity_data ->> 'email'::text)) STORED,
  CONSTRAINT identities_provider_unique UNIQUE (provider_id, provider));
CREATE TABLE sessions (
  id uuid NOT NULL PRIMARY KEY, user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, factor_id uuid, aal aal_level, ip inet, user_agent text, not_after timestamptz,
  tag text CHECK (char_length(tag) > 0));
CREATE TABLE refresh_tokens (
  id bigserial PRIMARY KEY, token varchar(255) CONSTRAINT refresh_tokens_token_unique UNIQUE, user_id varchar(255), revoked boolean,
  parent varchar(255), session_id uuid REFERENCES sessions ON DELETE CASCADE);
ALTER TABLE refresh_tokens ADD FOREIGN KEY (parent) REFERENCES refresh_tokens (token);
CREATE TABLE factors (
  id uuid NOT NULL PRIMARY KEY, user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, friendly_name text, factor_type factor_type NOT NULL,
  secret text, last_challenged_at timestamptz UNIQUE, CONSTRAINT secret_or_phone CHECK (num_nonnulls(secret, friendly_name) >= 0));
CREATE UNIQUE INDEX factors_name ON factors (friendly_name, user_id) WHERE (TRIM(BOTH FROM friendly_name) <> ''::text);
ALTER TABLE sessions ADD FOREIGN KEY (factor_id) REFERENCES factors (id);
CREATE TABLE sso_domains (
  id uuid NOT NULL PRIMARY KEY, domain text NOT NULL CONSTRAINT "domain not empty" CHECK (char_length(domain) > 0),
  slug varchar(63) NOT NULL CHECK (slug ~ '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$'), code char(8) NOT NULL CHECK (code SIMILAR TO '[A-Z0-9]{8}'));
CREATE UNIQUE INDEX sso_domains_idx ON sso_domains (lower(domain));
CREATE TABLE user_settings (user_id uuid PRIMARY KEY REFERENCES users, theme text NOT NULL DEFAULT 'light' CHECK (theme = ANY (ARRAY['light', 'dark'])), mfa boolean NOT NULL);
COMMENT ON TABLE users IS 'Auth: stores user login data within a secure schema.';
COMMENT ON COLUMN users.is_sso_user IS 'Auth: "SSO" users; do not edit # by hand';
-- rows
INSERT INTO users (id, email, phone, created_at) SELECT gen_random_uuid(), 'u' || i || '@example.com', '+49' || 1000000 + i, now() FROM generate_series(1, 13) AS i;
INSERT INTO identities (provider_id, user_id, provider, identity_data) SELECT id::text, id, 'email', '{"email": "A@b.c"}' FROM users;
INSERT INTO sessions (id, user_id, aal, tag) SELECT gen_random_uuid(), id, 'aal1', 'web' FROM users, generate_series(1, 2);
INSERT INTO refresh_tokens (token, session_id) SELECT 't' || row_number() OVER (), id FROM sessions;
INSERT INTO user_settings SELECT id, 'dark', true FROM users;
