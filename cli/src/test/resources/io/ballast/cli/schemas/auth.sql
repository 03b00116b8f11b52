-- In the manner of a schema for authentication: uuid keys, checks by regular expressions, num_nonnulls, enums, row security.
CREATE TYPE factor_type AS ENUM ('totp', 'webauthn', 'phone');
CREATE TYPE aal_level AS ENUM ('aal1', 'aal2', 'aal3');
CREATE TABLE users (
    id uuid PRIMARY KEY, aud varchar(255), role varchar(255), email varchar(255), encrypted_password varchar(255), email_confirmed_at timestamptz, invited_at timestamptz, last_sign_in_at timestamptz,
    raw_app_meta_data jsonb, raw_user_meta_data jsonb, is_super_admin boolean, created_at timestamptz, updated_at timestamptz, phone text UNIQUE DEFAULT NULL, confirmed_at timestamptz GENERATED ALWAYS AS (email_confirmed_at) STORED, banned_until timestamptz, is_sso_user boolean NOT NULL DEFAULT false,
    email_change_confirm_status smallint DEFAULT 0 CHECK (email_change_confirm_status >= 0 AND email_change_confirm_status <= 2));
CREATE UNIQUE INDEX users_email_partial_key ON users (email) WHERE is_sso_user = false;
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE TABLE identities (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), provider_id text NOT NULL, user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, identity_data jsonb NOT NULL, provider text NOT NULL, email text GENERATED ALWAYS AS (lower(identity_data ->> 'email')) STORED, created_at timestamptz, UNIQUE (provider_id, provider));
CREATE TABLE sessions (
    id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, created_at timestamptz, updated_at timestamptz, aal aal_level, not_after timestamptz, user_agent text, ip inet, tag text);
CREATE TABLE refresh_tokens (
    id bigserial PRIMARY KEY, token varchar(255) UNIQUE, user_id varchar(255), revoked boolean, created_at timestamptz, parent varchar(255), session_id uuid REFERENCES sessions ON DELETE CASCADE);
CREATE TABLE mfa_factors (
    id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, friendly_name text, factor_type factor_type NOT NULL, secret text, phone text, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, last_challenged_at timestamptz UNIQUE,
    CHECK (num_nonnulls(secret, phone) = 1));
CREATE UNIQUE INDEX mfa_factors_name ON mfa_factors (friendly_name, user_id) WHERE trim(friendly_name) <> '';
CREATE TABLE sso_providers (id uuid PRIMARY KEY, resource_id text CHECK (resource_id IS NULL OR char_length(resource_id) > 0), created_at timestamptz);
CREATE TABLE sso_domains (id uuid PRIMARY KEY, sso_provider_id uuid NOT NULL REFERENCES sso_providers ON DELETE CASCADE, domain text NOT NULL CHECK (char_length(domain) > 0 AND domain ~ '^[a-z0-9.-]+$'));
CREATE UNIQUE INDEX sso_domains_domain_idx ON sso_domains (lower(domain));
CREATE TABLE one_time_tokens (
    id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, token_hash text NOT NULL CHECK (char_length(token_hash) > 0), relates_to text NOT NULL, handle text NOT NULL CHECK (handle ~ '^[a-z][a-z0-9_]{2,19}$'), created_at timestamp NOT NULL DEFAULT now());
