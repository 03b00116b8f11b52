-- A music shop: many-to-many tables, keys of several columns, a table that refers to itself, names in mixed case.
CREATE TABLE "Artist" ("ArtistId" integer PRIMARY KEY, "Name" varchar(120));
CREATE TABLE "Album" (
    "AlbumId" integer PRIMARY KEY,
    "Title" varchar(160) NOT NULL,
    "ArtistId" integer NOT NULL REFERENCES "Artist"
);
CREATE TABLE "Employee" (
    "EmployeeId" integer PRIMARY KEY,
    "LastName" varchar(20) NOT NULL,
    "FirstName" varchar(20) NOT NULL,
    "Title" varchar(30),
    "ReportsTo" integer REFERENCES "Employee",
    "BirthDate" date CHECK ("BirthDate" > '1900-01-01'),
    "HireDate" timestamp(0),
    "Email" varchar(60)
);
CREATE TABLE "Customer" (
    "CustomerId" integer PRIMARY KEY,
    "FirstName" varchar(40) NOT NULL,
    "LastName" varchar(20) NOT NULL,
    "Company" varchar(80),
    "Country" char(2) NOT NULL,
    "Email" varchar(60) NOT NULL,
    "SupportRepId" integer REFERENCES "Employee" ON DELETE SET NULL
);
CREATE TABLE "Genre" ("GenreId" smallint PRIMARY KEY, "Name" varchar(120) UNIQUE);
CREATE TABLE "Track" (
    "TrackId" integer PRIMARY KEY,
    "Name" varchar(200) NOT NULL,
    "AlbumId" integer REFERENCES "Album",
    "GenreId" smallint REFERENCES "Genre",
    "Milliseconds" integer NOT NULL CHECK ("Milliseconds" > 0),
    "Bytes" bigint,
    "UnitPrice" numeric(10,2) NOT NULL CHECK ("UnitPrice" IN (0.99, 1.99))
);
CREATE INDEX ON "Track" ("AlbumId");
CREATE TABLE "Invoice" (
    "InvoiceId" bigserial PRIMARY KEY,
    "CustomerId" integer NOT NULL REFERENCES "Customer",
    "InvoiceDate" timestamp NOT NULL,
    "State" text NOT NULL DEFAULT 'open' CHECK ("State" IN ('open', 'paid', 'lost')),
    "Total" double precision NOT NULL
);
CREATE INDEX ON "Invoice" ("CustomerId") WHERE "State" = 'open';
CREATE TABLE "InvoiceLine" (
    "InvoiceId" bigint NOT NULL REFERENCES "Invoice" ON DELETE CASCADE,
    "Line" smallint NOT NULL,
    "TrackId" integer NOT NULL REFERENCES "Track",
    "Quantity" integer NOT NULL DEFAULT 1,
    PRIMARY KEY ("InvoiceId", "Line")
);
CREATE TABLE "LineNote" (
    "InvoiceId" bigint NOT NULL,
    "Line" smallint NOT NULL,
    "Note" text,
    FOREIGN KEY ("InvoiceId", "Line") REFERENCES "InvoiceLine" ON DELETE CASCADE
);
CREATE TABLE "Playlist" ("PlaylistId" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "Name" varchar(120));
CREATE TABLE "PlaylistTrack" (
    "PlaylistId" uuid NOT NULL REFERENCES "Playlist" ON DELETE CASCADE,
    "TrackId" integer NOT NULL REFERENCES "Track",
    PRIMARY KEY ("PlaylistId", "TrackId")
);
CREATE INDEX ON "PlaylistTrack" ("TrackId");

SELECT setseed(0.5);
INSERT INTO "Artist" SELECT i, 'Band ' || i FROM generate_series(1, 275) AS i;
INSERT INTO "Album" SELECT i, 'Record ' || i, 1 + floor(275 * power(random(), 2))::int FROM generate_series(1, 700) AS i;
INSERT INTO "Employee" SELECT i, 'Adams' || i, 'Ada' || i, 'Agent', CASE WHEN i > 1 THEN 1 + i / 4 END, DATE '1960-03-01' + i * 200,
    TIMESTAMP '2002-04-01 00:00:00' + i * INTERVAL '40 days', 'ada' || i || '@music.example' FROM generate_series(1, 20) AS i;
INSERT INTO "Customer" SELECT i, 'Luis' || i % 50, 'Gon' || i, CASE WHEN random() < 0.2 THEN 'Firm ' || i END,
    (ARRAY['US','US','US','US','CA','CA','FR','DE','BR','IN'])[1 + floor(10 * random())::int], 'luis' || i || '@c.example',
    CASE WHEN random() < 0.8 THEN 3 + floor(3 * random())::int END FROM generate_series(1, 600) AS i;
INSERT INTO "Genre" SELECT i, 'Style ' || i FROM generate_series(1, 25) AS i;
INSERT INTO "Track" SELECT i, 'Song ' || i, CASE WHEN random() < 0.95 THEN 1 + floor(700 * random())::int END, 1 + floor(25 * power(random(), 4))::int,
    (exp(12.3 + 0.4 * (random() + random() + random() - 1.5) * 2))::int, (1e6 + random() * 1e7)::bigint,
    CASE WHEN random() < 0.1 THEN 1.99 ELSE 0.99 END FROM generate_series(1, 3500) AS i;
INSERT INTO "Invoice" ("CustomerId", "InvoiceDate", "State", "Total")
    SELECT 1 + floor(600 * random())::int, TIMESTAMP '2021-01-01 10:00:00' + random() * INTERVAL '1500 days',
           (ARRAY['open', 'paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'lost'])[1 + floor(8 * random())::int], random() * 25
      FROM generate_series(1, 4000);
INSERT INTO "InvoiceLine" SELECT i."InvoiceId", l, 1 + floor(3500 * power(random(), 2))::int, 1
    FROM "Invoice" i, LATERAL generate_series(1, 1 + floor(8 * power(random(), 3))::int + 0 * i."InvoiceId"::int) AS l;
INSERT INTO "LineNote" SELECT "InvoiceId", "Line", 'see ' || "TrackId" FROM "InvoiceLine" WHERE random() < 0.05;
INSERT INTO "Playlist" ("Name") SELECT 'List ' || i FROM generate_series(1, 18) AS i;
INSERT INTO "PlaylistTrack" SELECT DISTINCT p."PlaylistId", 1 + floor(3500 * random())::int
    FROM (SELECT "PlaylistId", row_number() OVER () AS n FROM "Playlist") AS p, LATERAL generate_series(1, (3000 / (p.n * p.n))::int) AS k;
