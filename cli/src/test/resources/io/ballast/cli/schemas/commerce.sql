-- In the manner of a shop: one default of each, one open cart, codes that are taken while they are valid.
CREATE TABLE customers (
    id bigserial PRIMARY KEY,
    email text NOT NULL,
    phone text,
    loyalty_no text UNIQUE,
    deleted_at timestamptz
);
CREATE UNIQUE INDEX customers_email_active ON customers (lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX customers_phone ON customers (phone) WHERE phone IS NOT NULL;

CREATE TABLE addresses (
    id bigserial PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('billing', 'shipping')),
    is_default boolean NOT NULL DEFAULT false,
    street text NOT NULL,
    city text NOT NULL,
    country_code char(2) NOT NULL
);
CREATE UNIQUE INDEX addresses_one_default ON addresses (customer_id, kind) WHERE is_default;

CREATE TABLE categories (
    id serial PRIMARY KEY,
    parent_id integer REFERENCES categories,
    name text NOT NULL,
    slug text NOT NULL,
    position integer NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX categories_name ON categories (coalesce(parent_id, 0), name);
CREATE UNIQUE INDEX categories_slug ON categories (lower(slug));

CREATE TABLE products (
    id bigserial PRIMARY KEY,
    category_id integer REFERENCES categories,
    sku varchar(20) NOT NULL UNIQUE,
    name text NOT NULL,
    price_cents integer NOT NULL CHECK (price_cents >= 0),
    discontinued_at timestamptz
);

CREATE TABLE product_images (
    id bigserial PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products ON DELETE CASCADE,
    url text NOT NULL,
    position integer NOT NULL,
    is_primary boolean NOT NULL DEFAULT false,
    UNIQUE (product_id, position)
);
CREATE UNIQUE INDEX product_images_primary ON product_images (product_id) WHERE is_primary;

CREATE TABLE carts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    customer_id bigint REFERENCES customers,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'ordered', 'abandoned')),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX carts_open ON carts (customer_id) WHERE status = 'open';

CREATE TABLE cart_items (
    cart_id uuid NOT NULL REFERENCES carts ON DELETE CASCADE,
    product_id bigint NOT NULL REFERENCES products,
    quantity integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (cart_id, product_id)
);

CREATE TABLE orders (
    id bigserial PRIMARY KEY,
    number text NOT NULL,
    customer_id bigint NOT NULL REFERENCES customers,
    cart_id uuid UNIQUE REFERENCES carts,
    placed_at timestamp NOT NULL,
    cancelled_at timestamp
);
CREATE UNIQUE INDEX orders_number ON orders (upper(number));

CREATE TABLE coupons (
    id serial PRIMARY KEY,
    code text NOT NULL,
    valid daterange NOT NULL,
    archived boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX coupons_code ON coupons (upper(code)) WHERE NOT archived;

CREATE TABLE coupon_uses (
    coupon_id integer NOT NULL REFERENCES coupons,
    order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
    used_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX coupon_uses_once ON coupon_uses (coupon_id, order_id);

CREATE TABLE reviews (
    id bigserial PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products,
    customer_id bigint NOT NULL REFERENCES customers,
    rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
    deleted_at timestamptz
);
CREATE UNIQUE INDEX reviews_once ON reviews (product_id, customer_id) WHERE deleted_at IS NULL;

CREATE TABLE payments (
    id bigserial PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES orders,
    provider text NOT NULL,
    provider_ref text,
    state text NOT NULL CHECK (state IN ('pending', 'captured', 'failed')),
    UNIQUE (provider, provider_ref)
);
CREATE UNIQUE INDEX payments_captured ON payments (order_id) WHERE state = 'captured';
