-- Checks in the forms that applications write them, a table for a few of them.
CREATE TABLE rates (
    id serial PRIMARY KEY,
    share double precision NOT NULL CHECK (share > 0 AND share < 1),
    price numeric NOT NULL CHECK (price > 0 AND price < 100),
    level integer NOT NULL CHECK (5 < level)
);

CREATE TABLE categories (
    id serial PRIMARY KEY,
    parent_id integer REFERENCES categories CHECK (parent_id <> id),
    name text
);

CREATE TABLE shifts (
    id serial PRIMARY KEY,
    opens time NOT NULL,
    closes time NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    worked_on date NOT NULL,
    clocked_at timestamptz NOT NULL,
    paid_on date NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    CHECK (opens < closes),
    CHECK (ends_at > starts_at),
    CHECK (ends_at - starts_at <= interval '8 hours'),
    CHECK (worked_on = clocked_at::date),
    CHECK (paid_on = worked_on + 7)
);

CREATE TABLE invoices (
    id serial PRIMARY KEY,
    quantity integer NOT NULL CHECK (quantity > 0),
    unit_price numeric(10, 2) NOT NULL CHECK (unit_price >= 0),
    tax_rate numeric(4, 2) NOT NULL,
    discount numeric(10, 2) NOT NULL DEFAULT 0 CHECK (discount >= 0),
    subtotal numeric(12, 2) NOT NULL CHECK (subtotal = quantity * unit_price),
    tax numeric(12, 2) NOT NULL CHECK (tax = round(subtotal * tax_rate / 100, 2)),
    total numeric(12, 2) NOT NULL CHECK (total >= 0),
    CHECK (total = subtotal + tax - discount),
    CHECK (discount <= subtotal)
);

CREATE TABLE splits (
    id serial PRIMARY KEY,
    ours integer NOT NULL CHECK (ours >= 0),
    theirs integer NOT NULL CHECK (theirs >= 0),
    price numeric(8, 2) NOT NULL,
    sale_price numeric(8, 2) CHECK (sale_price > 0),
    sale_until date,
    CHECK (ours + theirs = 100),
    CHECK (sale_price < price),
    CHECK ((sale_price IS NULL) = (sale_until IS NULL))
);

CREATE TABLE comments (
    id serial PRIMARY KEY,
    category_id integer REFERENCES categories,
    invoice_id integer REFERENCES invoices,
    width integer,
    height integer,
    phone text,
    email text,
    CHECK ((category_id IS NOT NULL)::int + (invoice_id IS NOT NULL)::int = 1),
    CHECK (num_nulls(width, height) IN (0, 2)),
    CHECK (coalesce(phone, email) IS NOT NULL)
);

CREATE TABLE people (
    id serial PRIMARY KEY,
    born date NOT NULL CHECK (born <= CURRENT_DATE - interval '18 years'),
    country text NOT NULL CHECK (left(country, 2) = 'DE'),
    site text NOT NULL CHECK (site ILIKE 'http%'),
    file text NOT NULL CHECK (right(file, 4) = '.pdf')
);

CREATE TABLE coupons (
    id serial PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('percent', 'fixed')),
    value numeric(8, 2) NOT NULL,
    month integer NOT NULL CHECK (month BETWEEN 1 AND 12 OR month = 99),
    step integer NOT NULL CHECK (step % 5 = 0),
    code text NOT NULL CHECK (code ~ '^(vip|sale[0-9]+|new-[a-z]+)$'),
    starts_on date NOT NULL CHECK (starts_on = date_trunc('month', starts_on)),
    day date NOT NULL CHECK (extract(isodow FROM day) = 1),
    CHECK ((kind = 'percent' AND value BETWEEN 0 AND 100) OR (kind = 'fixed' AND value > 100))
);

CREATE TABLE entries (
    id serial PRIMARY KEY,
    parent_id integer REFERENCES entries,
    depth integer NOT NULL CHECK (depth >= 0),
    debit numeric(12, 2) NOT NULL CHECK (debit >= 0),
    credit numeric(12, 2) NOT NULL CHECK (credit >= 0),
    contact_type text NOT NULL CHECK (contact_type IN ('email', 'phone')),
    contact text NOT NULL,
    scopes text[] NOT NULL CHECK (scopes <@ ARRAY['read', 'write', 'admin']),
    lines integer[] NOT NULL CHECK (array_length(lines, 1) > 0),
    data jsonb NOT NULL CHECK (jsonb_typeof(data) = 'object' AND data ? 'state'),
    CHECK ((parent_id IS NULL) = (depth = 0)),
    CHECK ((debit > 0) <> (credit > 0)),
    CHECK (contact_type <> 'email' OR contact ~ '^[^@]+@[^@]+$'),
    CHECK (contact_type <> 'phone' OR contact ~ '^\+[0-9]{8,15}$')
);

CREATE DOMAIN noun AS text CHECK (VALUE = initcap(VALUE) AND length(VALUE) > 3);

CREATE TABLE terms (
    id serial PRIMARY KEY,
    noun noun NOT NULL,
    capital text NOT NULL CHECK (capital = initcap(capital)),
    consonants text NOT NULL CHECK (consonants !~ '[aeiou]'),
    late text NOT NULL CHECK (late !~* '^[a-m]'),
    plain text NOT NULL CHECK (plain NOT LIKE '%@%'),
    quiet text NOT NULL CHECK (quiet NOT ILIKE 'q%'),
    trimmed text NOT NULL CHECK (trim(both from trimmed) = trimmed AND trimmed <> ''),
    address varchar(20) NOT NULL CHECK (position('@' in address) > 1),
    gender char(1) NOT NULL CHECK (upper(gender) IN ('F', 'M')),
    line char(2) CHECK (upper(line) IN ('TT', 'RR') OR line IS NULL),
    expires_at timestamptz NOT NULL CHECK (expires_at > now()),
    due_on date NOT NULL CHECK (due_on >= CURRENT_DATE + 7),
    seen_at timestamptz NOT NULL CHECK (seen_at <= now() + interval '1 day')
);

-- Tables of one row, or of as many as there are labels.
CREATE TYPE plan AS ENUM ('free', 'team', 'company');
CREATE TABLE stream_position (lock char(1) NOT NULL DEFAULT 'X' UNIQUE CHECK (lock = 'X'), position bigint);
CREATE TABLE site (id integer PRIMARY KEY CHECK (id = 1), name text NOT NULL);
CREATE TABLE quotas (plan plan PRIMARY KEY, seats integer NOT NULL);
