-- A small application's schema, as its migrations would leave it: a shop with reviews and sessions. ballast demo --fill fills it.
CREATE TYPE order_status AS ENUM ('pending', 'paid', 'shipped', 'delivered', 'cancelled');

CREATE TABLE schema_migrations (version text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
INSERT INTO schema_migrations (version) VALUES ('20250114093000'), ('20250302110000');

CREATE TABLE users (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email      text NOT NULL UNIQUE,
    first_name text NOT NULL,
    last_name  text NOT NULL,
    phone      varchar(20),
    locale     varchar(5) NOT NULL DEFAULT 'en',
    is_admin   boolean NOT NULL DEFAULT false,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CHECK (updated_at >= created_at)
);

CREATE TABLE addresses (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id     bigint NOT NULL REFERENCES users ON DELETE CASCADE,
    street      text NOT NULL,
    postal_code varchar(10) NOT NULL,
    city        text NOT NULL,
    country     char(2) NOT NULL
);
CREATE INDEX addresses_user ON addresses (user_id);

CREATE TABLE categories (
    id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id integer REFERENCES categories,
    name      text NOT NULL UNIQUE,
    position  smallint NOT NULL DEFAULT 0
);

CREATE TABLE products (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    category_id integer NOT NULL REFERENCES categories,
    sku         varchar(20) NOT NULL UNIQUE,
    title       text NOT NULL,
    description text,
    price       numeric(10,2) NOT NULL CHECK (price >= 0),
    stock       integer NOT NULL DEFAULT 0 CHECK (stock >= 0),
    attributes  jsonb NOT NULL DEFAULT '{}',
    created_at  timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX products_category ON products (category_id);
CREATE INDEX products_attributes ON products USING gin (attributes);

CREATE TABLE orders (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id    bigint NOT NULL REFERENCES users,
    status     order_status NOT NULL DEFAULT 'pending',
    currency   char(3) NOT NULL DEFAULT 'EUR',
    total      numeric(12,2) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    shipped_at timestamptz(3),
    CHECK (shipped_at >= created_at)
);
CREATE INDEX orders_user ON orders (user_id, created_at DESC);
CREATE INDEX orders_open ON orders (created_at) WHERE status IN ('pending', 'paid');

CREATE TABLE order_items (
    order_id   uuid NOT NULL REFERENCES orders ON DELETE CASCADE,
    line_no    smallint NOT NULL,
    product_id bigint NOT NULL REFERENCES products,
    quantity   integer NOT NULL CHECK (quantity > 0),
    unit_price numeric(10,2) NOT NULL,
    PRIMARY KEY (order_id, line_no)
);
CREATE INDEX order_items_product ON order_items (product_id);

CREATE TABLE reviews (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products ON DELETE CASCADE,
    user_id    bigint NOT NULL REFERENCES users,
    rating     smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
    body       text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    UNIQUE (product_id, user_id)
);

CREATE VIEW open_orders AS SELECT o.id, u.email, o.total FROM orders o JOIN users u ON u.id = o.user_id WHERE o.status IN ('pending', 'paid');
