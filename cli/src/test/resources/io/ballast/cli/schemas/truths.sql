-- Columns of true and false, in keys and with checks of every form.
CREATE TABLE flags (on_off boolean PRIMARY KEY, label text);
CREATE TABLE owners (id serial PRIMARY KEY);
CREATE TABLE prefs (owner_id int NOT NULL REFERENCES owners, public boolean NOT NULL, note text, PRIMARY KEY (owner_id, public));
CREATE TABLE combinations (a boolean NOT NULL, b boolean NOT NULL, lang char(2) NOT NULL, UNIQUE (a, b, lang));
CREATE TABLE bits (a boolean NOT NULL, b boolean NOT NULL, UNIQUE (a, b));
CREATE TABLE settings (id boolean PRIMARY KEY DEFAULT true CHECK (id), name text);
CREATE TABLE site (id boolean PRIMARY KEY DEFAULT true CONSTRAINT one_row CHECK (id IS TRUE), name text);
CREATE DOMAIN accepted AS boolean CHECK (VALUE);
CREATE DOMAIN refused AS boolean CHECK (VALUE IS NOT TRUE);
CREATE TABLE terms (id serial PRIMARY KEY, read boolean NOT NULL CHECK (read), gone boolean CHECK (NOT gone), yes boolean NOT NULL CHECK (yes IS TRUE),
    no boolean NOT NULL CHECK (no IS FALSE), same boolean NOT NULL CHECK (same = true), hardly boolean CHECK (hardly IS NOT TRUE),
    ok accepted NOT NULL, spam refused, a boolean NOT NULL, b boolean NOT NULL, CHECK (a OR b));
