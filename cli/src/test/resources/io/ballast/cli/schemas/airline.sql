-- An airline, a clinic and a blog: what names alone say of values and of their order.
CREATE TABLE airports (
    id serial PRIMARY KEY,
    iata char(3) NOT NULL UNIQUE,
    icao char(4) UNIQUE,
    name text NOT NULL,
    country_code char(2) NOT NULL
);

CREATE TABLE flights (
    id bigserial PRIMARY KEY,
    flight_no char(6) NOT NULL,
    airport_id integer NOT NULL REFERENCES airports,
    scheduled_departure timestamptz NOT NULL,
    scheduled_arrival timestamptz NOT NULL,
    actual_departure timestamptz,
    actual_arrival timestamptz,
    duration interval NOT NULL,
    CHECK (scheduled_arrival > scheduled_departure)
);

CREATE TABLE tickets (
    ticket_no char(5) PRIMARY KEY,
    flight_id bigint NOT NULL REFERENCES flights,
    passenger_name varchar(40) NOT NULL,
    cost varchar(20) NOT NULL,
    extras_json text NOT NULL,
    boarding_group char(1) NOT NULL
);

CREATE TABLE patients (
    id bigserial PRIMARY KEY,
    "DateOfBirth" timestamptz NOT NULL,
    deceased_at timestamptz,
    stay daterange NOT NULL,
    booking tstzrange NOT NULL
);

CREATE TABLE wp_posts (
    id bigserial PRIMARY KEY,
    post_date timestamp NOT NULL,
    post_date_gmt timestamp NOT NULL,
    post_modified timestamp NOT NULL,
    post_modified_gmt timestamp NOT NULL
);

CREATE TABLE users (
    id bigserial PRIMARY KEY,
    "UserName" varchar(256),
    "NormalizedUserName" varchar(256) UNIQUE,
    "Email" varchar(256),
    "NormalizedEmail" varchar(256),
    last_sign_in_at timestamp,
    current_sign_in_at timestamp,
    confirmation_sent_at timestamp,
    confirmed_at timestamp,
    created_at timestamp NOT NULL
);

CREATE TABLE sections (id serial PRIMARY KEY, lft integer NOT NULL, rgt integer NOT NULL);
