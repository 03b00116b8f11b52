-- A shop in the manner of Laravel: soft deletes, morphs, enums by check, json, pivots without ids, sessions by text.
CREATE TABLE migrations (id serial PRIMARY KEY, migration varchar(255) NOT NULL, batch integer NOT NULL);

CREATE TABLE users (
    id bigserial PRIMARY KEY,
    name varchar(255) NOT NULL,
    email varchar(255) NOT NULL,
    email_verified_at timestamp(0) without time zone,
    password varchar(255) NOT NULL,
    two_factor_secret text,
    remember_token varchar(100),
    locale varchar(5) NOT NULL DEFAULT 'en',
    settings json,
    created_at timestamp(0) without time zone,
    updated_at timestamp(0) without time zone,
    deleted_at timestamp(0) without time zone,
    CONSTRAINT users_email_unique UNIQUE (email)
);

CREATE TABLE password_reset_tokens (
    email varchar(255) PRIMARY KEY,
    token varchar(255) NOT NULL,
    created_at timestamp(0) without time zone
);

CREATE TABLE sessions (
    id varchar(255) PRIMARY KEY,
    user_id bigint,
    ip_address varchar(45),
    user_agent text,
    payload text NOT NULL,
    last_activity integer NOT NULL
);
CREATE INDEX sessions_user_id_index ON sessions (user_id);
CREATE INDEX sessions_last_activity_index ON sessions (last_activity);

CREATE TABLE personal_access_tokens (
    id bigserial PRIMARY KEY,
    tokenable_type varchar(255) NOT NULL,
    tokenable_id bigint NOT NULL,
    name varchar(255) NOT NULL,
    token varchar(64) NOT NULL UNIQUE,
    abilities text,
    last_used_at timestamp(0) without time zone,
    expires_at timestamp(0) without time zone,
    created_at timestamp(0) without time zone,
    updated_at timestamp(0) without time zone
);
CREATE INDEX personal_access_tokens_tokenable_index ON personal_access_tokens (tokenable_type, tokenable_id);

CREATE TABLE roles (
    id bigserial PRIMARY KEY,
    name varchar(255) NOT NULL,
    guard_name varchar(255) NOT NULL,
    created_at timestamp(0) without time zone,
    updated_at timestamp(0) without time zone,
    CONSTRAINT roles_name_guard_name_unique UNIQUE (name, guard_name)
);

CREATE TABLE permissions (
    id bigserial PRIMARY KEY,
    name varchar(255) NOT NULL,
    guard_name varchar(255) NOT NULL,
    CONSTRAINT permissions_name_guard_name_unique UNIQUE (name, guard_name)
);

CREATE TABLE role_has_permissions (
    permission_id bigint NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
    role_id bigint NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    PRIMARY KEY (permission_id, role_id)
);

CREATE TABLE model_has_roles (
    role_id bigint NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    model_type varchar(255) NOT NULL,
    model_id bigint NOT NULL,
    PRIMARY KEY (role_id, model_id, model_type)
);
CREATE INDEX model_has_roles_model_index ON model_has_roles (model_id, model_type);

CREATE TABLE categories (
    id bigserial PRIMARY KEY,
    parent_id bigint REFERENCES categories (id) ON DELETE SET NULL,
    name json NOT NULL,
    slug varchar(255) NOT NULL UNIQUE,
    _lft integer NOT NULL DEFAULT 0,
    _rgt integer NOT NULL DEFAULT 0,
    position integer NOT NULL DEFAULT 0 CHECK (position >= 0)
);

CREATE TABLE products (
    id bigserial PRIMARY KEY,
    category_id bigint REFERENCES categories (id) ON DELETE SET NULL,
    uuid uuid NOT NULL UNIQUE,
    sku varchar(64) NOT NULL,
    title varchar(255) NOT NULL,
    status varchar(255) NOT NULL DEFAULT 'draft' CHECK (status::text = ANY (ARRAY['draft'::varchar, 'published'::varchar, 'archived'::varchar]::text[])),
    price numeric(8,2) NOT NULL CHECK (price >= 0),
    compare_at_price numeric(8,2) CHECK (compare_at_price >= price),
    stock integer NOT NULL DEFAULT 0 CHECK (stock >= 0),
    attributes jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attributes) = 'object'),
    published_at timestamp(0) without time zone,
    created_at timestamp(0) without time zone,
    updated_at timestamp(0) without time zone,
    deleted_at timestamp(0) without time zone
);
CREATE UNIQUE INDEX products_sku_active ON products (sku) WHERE deleted_at IS NULL;

CREATE TABLE carts (
    id uuid PRIMARY KEY,
    user_id bigint REFERENCES users (id) ON DELETE CASCADE,
    session_id varchar(255),
    currency char(3) NOT NULL DEFAULT 'EUR',
    created_at timestamp(0) without time zone,
    CHECK (user_id IS NOT NULL OR session_id IS NOT NULL)
);

CREATE TABLE cart_items (
    cart_id uuid NOT NULL REFERENCES carts (id) ON DELETE CASCADE,
    product_id bigint NOT NULL REFERENCES products (id),
    quantity integer NOT NULL DEFAULT 1 CHECK (quantity > 0),
    UNIQUE (cart_id, product_id)
);

CREATE TABLE orders (
    id bigserial PRIMARY KEY,
    number varchar(32) NOT NULL UNIQUE,
    user_id bigint NOT NULL REFERENCES users (id),
    status varchar(20) NOT NULL CHECK (status IN ('pending', 'paid', 'shipped', 'cancelled')),
    subtotal integer NOT NULL,
    tax integer NOT NULL,
    total integer NOT NULL,
    shipping_address jsonb NOT NULL,
    paid_at timestamp(0) without time zone,
    cancelled_at timestamp(0) without time zone,
    created_at timestamp(0) without time zone NOT NULL,
    updated_at timestamp(0) without time zone,
    CHECK (total = subtotal + tax),
    CHECK (status <> 'paid' OR paid_at IS NOT NULL)
);

CREATE TABLE order_items (
    id bigserial PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    product_id bigint REFERENCES products (id) ON DELETE SET NULL,
    quantity smallint NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    unit_price integer NOT NULL CHECK (unit_price >= 0),
    line_total integer GENERATED ALWAYS AS (quantity * unit_price) STORED
);

CREATE TABLE media (
    id bigserial PRIMARY KEY,
    model_type varchar(255) NOT NULL,
    model_id bigint NOT NULL,
    uuid uuid UNIQUE,
    collection_name varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    file_name varchar(255) NOT NULL,
    mime_type varchar(255),
    disk varchar(255) NOT NULL,
    size bigint NOT NULL,
    manipulations json NOT NULL,
    custom_properties json NOT NULL,
    order_column integer
);
CREATE INDEX media_model_index ON media (model_type, model_id);

CREATE TABLE jobs (
    id bigserial PRIMARY KEY,
    queue varchar(255) NOT NULL,
    payload text NOT NULL,
    attempts smallint NOT NULL,
    reserved_at integer,
    available_at integer NOT NULL,
    created_at integer NOT NULL
);

CREATE TABLE failed_jobs (
    id bigserial PRIMARY KEY,
    uuid varchar(255) NOT NULL UNIQUE,
    connection text NOT NULL,
    queue text NOT NULL,
    payload text NOT NULL,
    exception text NOT NULL,
    failed_at timestamp(0) without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE activity_log (
    id bigserial PRIMARY KEY,
    log_name varchar(255),
    description text NOT NULL,
    subject_type varchar(255),
    subject_id bigint,
    causer_type varchar(255),
    causer_id bigint,
    properties json,
    batch_uuid uuid,
    event varchar(255),
    created_at timestamp(0) without time zone
);
