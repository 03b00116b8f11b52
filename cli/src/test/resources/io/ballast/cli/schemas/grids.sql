CREATE EXTENSION btree_gist;

-- Moments on a grid, and spans of it.
CREATE TABLE funnels (
    bucket_at timestamptz NOT NULL,
    platform text NOT NULL,
    seen integer NOT NULL DEFAULT 0,
    PRIMARY KEY (bucket_at, platform),
    CHECK ((extract(epoch FROM (bucket_at - timestamptz 'epoch'))::bigint % 300) = 0)
);
CREATE TABLE bookings (
    id serial PRIMARY KEY,
    room_id integer NOT NULL,
    start_at timestamptz NOT NULL,
    end_at timestamptz NOT NULL,
    CHECK (end_at > start_at),
    CHECK (extract(epoch FROM (end_at - start_at)) >= 3600),
    CHECK ((extract(epoch FROM (end_at - start_at))::bigint % 1800) = 0),
    CHECK ((extract(epoch FROM start_at)::bigint % 1800) = 0),
    CHECK ((extract(epoch FROM end_at)::bigint % 1800) = 0)
);
CREATE TABLE shifts (
    id serial PRIMARY KEY,
    opens time NOT NULL,
    closes time NOT NULL,
    CHECK (closes > opens),
    CHECK ((extract(epoch FROM (closes - opens)) / 60) >= 30)
);

-- Days by their place in the week or the year, in keys too.
CREATE TABLE timesheets (
    id serial PRIMARY KEY,
    user_id integer NOT NULL,
    week_start date NOT NULL CHECK (extract(dow FROM week_start) = 0),
    paid_on date NOT NULL CHECK (isfinite(paid_on) AND extract(isodow FROM paid_on) = 1),
    UNIQUE (user_id, week_start)
);
CREATE TABLE days_off (
    id serial PRIMARY KEY,
    employee_id integer NOT NULL,
    year smallint NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    day date NOT NULL,
    CHECK (extract(year FROM day) = year),
    UNIQUE (employee_id, day)
);

-- Numbers that are listed, computed or ordered together.
CREATE TABLE loans (
    id serial PRIMARY KEY,
    amount_cents integer NOT NULL CHECK (amount_cents > 0 AND amount_cents % 100 = 0),
    paid_cents integer NOT NULL DEFAULT 0,
    CHECK (paid_cents BETWEEN 0 AND amount_cents)
);
CREATE TABLE friendships (
    a_id integer NOT NULL,
    b_id integer NOT NULL,
    kind text NOT NULL CHECK (kind = ANY (ARRAY['friend', 'block'])),
    PRIMARY KEY (a_id, b_id, kind),
    CHECK (a_id < b_id)
);
CREATE TABLE receipts (
    id serial PRIMARY KEY,
    net numeric(12, 2) NOT NULL CHECK (net >= 0),
    vat numeric(12, 2) NOT NULL,
    gross numeric(12, 2) NOT NULL,
    CHECK (gross = net + vat),
    CHECK (vat = round(net * 0.2, 2))
);

-- Arrays of JSON.
CREATE TABLE smells (
    id serial PRIMARY KEY,
    locations jsonb CHECK (jsonb_typeof(locations) = 'array' AND jsonb_array_length(locations) <> 0),
    pair jsonb NOT NULL CHECK (jsonb_array_length(pair) = 2)
);

-- Unique by what is computed from columns.
CREATE TABLE site_settings (
    id serial PRIMARY KEY,
    theme text NOT NULL
);
CREATE UNIQUE INDEX ON site_settings ((true));
CREATE TABLE people (
    id bigserial PRIMARY KEY
);
CREATE TABLE conversations (
    id serial PRIMARY KEY,
    one_id bigint NOT NULL REFERENCES people (id),
    other_id bigint NOT NULL REFERENCES people (id),
    CHECK (one_id <> other_id)
);
CREATE UNIQUE INDEX ON conversations (LEAST(one_id, other_id), GREATEST(one_id, other_id));
CREATE TABLE links (
    id serial PRIMARY KEY,
    url text NOT NULL,
    note text
);
CREATE UNIQUE INDEX ON links (md5(url));
CREATE UNIQUE INDEX ON links (reverse(note));
CREATE TABLE members (
    id serial PRIMARY KEY,
    org_id integer NOT NULL,
    user_id bigint NOT NULL REFERENCES people (id),
    role text NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
    left_at timestamptz
);
CREATE UNIQUE INDEX ON members (org_id) WHERE role = 'owner';
CREATE UNIQUE INDEX ON members (org_id, user_id) WHERE left_at IS NULL;
CREATE TABLE zones (
    id serial PRIMARY KEY,
    postal_from integer NOT NULL CHECK (postal_from >= 1000),
    postal_to integer NOT NULL,
    postal_span int4range GENERATED ALWAYS AS (int4range(postal_from, postal_to, '[]')) STORED,
    CHECK (postal_to >= postal_from),
    EXCLUDE USING gist (postal_span WITH &&)
);
CREATE TABLE court_bookings (
    id serial PRIMARY KEY,
    court_id bigint NOT NULL REFERENCES people (id),
    booking_date date NOT NULL,
    start_time time NOT NULL,
    end_time time NOT NULL,
    status text NOT NULL DEFAULT 'confirmed' CHECK (status IN ('confirmed', 'cancelled', 'no_show')),
    CHECK (end_time > start_time),
    EXCLUDE USING gist (
        court_id WITH =,
        tsrange((booking_date + start_time)::timestamp, (booking_date + end_time)::timestamp, '[)') WITH &&
    ) WHERE (status NOT IN ('cancelled'))
);
