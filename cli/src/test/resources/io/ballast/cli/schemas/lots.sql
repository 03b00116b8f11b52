CREATE TABLE product (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sku text NOT NULL UNIQUE);

CREATE TABLE location (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text NOT NULL UNIQUE);

CREATE TABLE lot (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES product,
    number text NOT NULL,
    UNIQUE (id, product_id),
    UNIQUE (product_id, number)
);

-- A lot of the same product, or none.
CREATE TABLE stock (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES product,
    location_id bigint NOT NULL REFERENCES location,
    lot_id bigint,
    quantity numeric(12, 3) NOT NULL CHECK (quantity >= 0),
    UNIQUE NULLS NOT DISTINCT (product_id, location_id, lot_id),
    FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id)
);

CREATE TABLE pick (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES product,
    lot_id bigint,
    UNIQUE (product_id, lot_id, id),
    FOREIGN KEY (lot_id, product_id) REFERENCES lot (id, product_id)
);
