-- Tables that inherit: columns and checks of parents, of several, merged with the tables' own, and given later.
CREATE TABLE places (
    id bigserial PRIMARY KEY,
    name text NOT NULL,
    population integer DEFAULT 0 CONSTRAINT some_people CHECK (population >= 0),
    seen date,
    code varchar(20) COLLATE "C",
    height integer NOT NULL DEFAULT 7,
    loud text GENERATED ALWAYS AS (upper(name)) STORED,
    CONSTRAINT seen_late CHECK (seen > '2000-01-01') NO INHERIT,
    CONSTRAINT name_is_short CHECK (length(name) <= 40)
);
COMMENT ON COLUMN places.population IS 'people';

-- Numbered by the sequence of the parent, with a key, a default and a word of its own.
CREATE TABLE towns (mayor text, founded date) INHERITS (places);
ALTER TABLE towns ADD PRIMARY KEY (id);
ALTER TABLE towns ALTER population SET DEFAULT 100;
ALTER TABLE towns ALTER population SET NOT NULL;
ALTER TABLE towns ADD CONSTRAINT small_towns CHECK (population <= 5000000);
ALTER TABLE towns ALTER code SET STORAGE external;
CREATE INDEX towns_name ON towns (name);
COMMENT ON COLUMN towns.mayor IS 'first of the town';

-- Merged: a column and a check that it declares as well.
CREATE TABLE capitals (
    region text NOT NULL,
    name text NOT NULL DEFAULT 'capital',
    CONSTRAINT some_people CHECK (population >= 0)
) INHERITS (towns);

CREATE TABLE owned (owner integer NOT NULL CHECK (owner > 0), since date);

-- Two parents, in this order.
CREATE TABLE ports (berths integer NOT NULL, CHECK (berths > 0)) INHERITS (towns, owned);
ALTER TABLE ports ADD UNIQUE (id);

-- Nothing of its own.
CREATE TABLE spots () INHERITS (owned);

-- Given a parent later: each column is its own, too, in another order.
CREATE TABLE boats (since date, made integer, owner integer NOT NULL, CONSTRAINT owned_owner_check CHECK (owner > 0));
ALTER TABLE boats INHERIT owned;

CREATE TABLE visits (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    town_id bigint NOT NULL REFERENCES towns,
    port_id bigint REFERENCES ports (id)
);
