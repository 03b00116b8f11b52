-- Keys and foreign keys over time, which PostgreSQL 18 knows.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE rooms (
    id integer NOT NULL,
    valid_at daterange NOT NULL,
    name text NOT NULL,
    CONSTRAINT room_in_time PRIMARY KEY (id, valid_at WITHOUT OVERLAPS)
);
COMMENT ON CONSTRAINT room_in_time ON rooms IS 'one name at a time';
CREATE TABLE prices (
    id bigint PRIMARY KEY,
    room_id integer NOT NULL,
    during daterange NOT NULL,
    price numeric(8,2) NOT NULL,
    CONSTRAINT price_of_room FOREIGN KEY (room_id, PERIOD during) REFERENCES rooms (id, PERIOD valid_at)
);
CREATE TABLE desks (id integer PRIMARY KEY, label text NOT NULL);
CREATE TABLE bookings (
    id bigint PRIMARY KEY,
    desk_id integer NOT NULL REFERENCES desks,
    during tstzrange NOT NULL,
    CONSTRAINT one_booking UNIQUE (desk_id, during WITHOUT OVERLAPS) DEFERRABLE
);
