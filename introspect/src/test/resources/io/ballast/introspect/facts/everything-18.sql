-- What PostgreSQL 18 has besides.

CREATE TABLE of_18 (
    id integer PRIMARY KEY,
    given integer,
    virtual integer GENERATED ALWAYS AS (given + 1) VIRTUAL,
    hoped integer CONSTRAINT hoped_for CHECK (hoped > 1000) NOT ENFORCED,
    parent integer CONSTRAINT hoped_parent REFERENCES plain NOT ENFORCED,
    filled integer CONSTRAINT of_18_is_filled NOT NULL NO INHERIT,
    late integer
);
ALTER TABLE of_18 ADD CONSTRAINT late_filled NOT NULL late NOT VALID;
CREATE TABLE periods (
    id int4range,
    valid daterange,
    other integer,
    CONSTRAINT one_at_a_time UNIQUE (id, valid WITHOUT OVERLAPS)
);
