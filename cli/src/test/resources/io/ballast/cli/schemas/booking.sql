-- In the manner of a booking system: nothing is let twice at the same time.
CREATE EXTENSION btree_gist;

CREATE TABLE places (
    id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    time_zone text NOT NULL DEFAULT 'UTC'
);

CREATE TABLE rooms (
    id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    place_id integer NOT NULL REFERENCES places,
    number smallint NOT NULL,
    seats integer NOT NULL CHECK (seats > 0),
    UNIQUE (place_id, number)
);

CREATE TABLE guests (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email text NOT NULL,
    full_name text NOT NULL
);
CREATE UNIQUE INDEX ON guests (lower(email));

CREATE TABLE reservations (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    room_id integer NOT NULL REFERENCES rooms,
    guest_id uuid NOT NULL REFERENCES guests,
    stay daterange NOT NULL,
    status text NOT NULL DEFAULT 'booked' CHECK (status IN ('booked', 'cancelled', 'done')),
    EXCLUDE USING gist (room_id WITH =, stay WITH &&) WHERE (status <> 'cancelled')
);

CREATE TABLE meetings (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    room_id integer NOT NULL REFERENCES rooms ON DELETE CASCADE,
    organizer_id uuid NOT NULL REFERENCES guests,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    CHECK (starts_at < ends_at),
    CONSTRAINT meetings_do_not_overlap EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);

CREATE TABLE seasons (
    id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    days daterange NOT NULL,
    EXCLUDE USING gist (days WITH &&)
);

CREATE TABLE shifts (
    place_id integer NOT NULL REFERENCES places,
    employee text NOT NULL,
    during tstzrange NOT NULL,
    EXCLUDE USING gist (employee WITH =, during WITH &&),
    EXCLUDE USING gist (place_id WITH =, employee WITH =, during WITH &&)
);

CREATE TABLE closures (
    place_id integer NOT NULL REFERENCES places,
    first_day date NOT NULL,
    last_day date NOT NULL,
    reason text,
    CHECK (first_day <= last_day),
    EXCLUDE USING gist (place_id WITH =, daterange(first_day, last_day, '[]') WITH &&)
);

CREATE TABLE slots (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    room_id integer NOT NULL REFERENCES rooms,
    minutes int4range NOT NULL,
    EXCLUDE USING gist (room_id WITH =, minutes WITH &&)
);
