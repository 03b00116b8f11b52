-- Limits of parts of points, moments that begin an hour or a day, numbers of nulls, functions of ranges, checks of generated columns.
CREATE TABLE places (id serial PRIMARY KEY, coordinates point NOT NULL CHECK (coordinates[0] >= -90 AND coordinates[0] <= 90
    AND coordinates[1] >= -180 AND coordinates[1] <= 180), far point CHECK (far[0] > 5 AND far[1] < 3.5));
CREATE TABLE hours (id serial PRIMARY KEY, hour timestamptz NOT NULL CHECK (date_trunc('hour', hour) = hour),
    day timestamp NOT NULL CHECK (day = date_trunc('day', day)), slot timestamptz NOT NULL UNIQUE CHECK (slot = date_trunc('hour', slot)));
CREATE TABLE counts (id serial PRIMARY KEY, a int, b int, c int, CHECK (num_nonnulls(a, b, c) <= 1), d int, e int, CHECK (num_nonnulls(d, e) >= 1),
    f int, g int, CHECK (num_nulls(f, g) = 1));
CREATE TABLE spans (id serial PRIMARY KEY, r int4range NOT NULL CHECK (lower(r) < upper(r)), e tstzrange NOT NULL CHECK (NOT isempty(e)),
    f daterange NOT NULL CHECK (NOT upper_inf(f)), m jsonb NOT NULL CHECK (jsonb_typeof(m -> 'x') = 'string'));
CREATE TABLE totals (id serial PRIMARY KEY, price numeric(10,2) NOT NULL, qty int NOT NULL,
    total numeric(12,2) GENERATED ALWAYS AS (price * qty) STORED, CHECK (total >= 0));
