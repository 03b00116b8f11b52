-- Names that only quotes make possible.
CREATE TABLE "percent%d" (
    id bigserial PRIMARY KEY,
    "percent%s" text NOT NULL,
    "a""b" text NOT NULL,
    "a.b" text NOT NULL,
    "first name" text NOT NULL,
    "and/or" text NOT NULL,
    "1st" integer NOT NULL,
    "select" text NOT NULL,
    "{brace}" text NOT NULL,
    "it's" text NOT NULL,
    "back\slash" text NOT NULL,
    " lead" text NOT NULL,
    "a,b" text NOT NULL,
    "a:b" text NOT NULL,
    "#no" integer NOT NULL,
    "*" integer NOT NULL,
    "price (€)" numeric(8, 2) NOT NULL,
    "?" text NOT NULL,
    "$1" integer NOT NULL,
    "--" text NOT NULL UNIQUE,
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" text NOT NULL,
    "E-Mail" text NOT NULL UNIQUE,
    """" boolean NOT NULL
);

CREATE TABLE "2fa ""codes""" ("k%1" integer, "k/2" integer, "sta/rt" date NOT NULL, "sta/end" date NOT NULL, PRIMARY KEY ("k%1", "k/2"), CHECK ("sta/end" > "sta/rt"));

CREATE TABLE "ÜÄÖüäöÜÄÖüäöÜÄÖüäöÜÄÖüäöÜÄÖüäö" (
    id bigserial PRIMARY KEY,
    "owner.id" bigint NOT NULL REFERENCES "percent%d",
    "k.1" integer NOT NULL,
    "k 2" integer NOT NULL,
    "f%n" text GENERATED ALWAYS AS (upper("g%n")) STORED,
    "g%n" text NOT NULL,
    FOREIGN KEY ("k.1", "k 2") REFERENCES "2fa ""codes"""
);

CREATE TABLE "with.point" (id bigserial PRIMARY KEY);

CREATE TABLE pointing (id bigserial PRIMARY KEY, point_id bigint REFERENCES "with.point");
