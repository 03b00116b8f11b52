-- Domains whose checks only SQL can say.
CREATE DOMAIN slug AS text NOT NULL CONSTRAINT slug_is_plain CHECK (VALUE ~ '^[a-z]{3,12}$');
CREATE DOMAIN currency AS char(3) CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE DOMAIN share AS integer CONSTRAINT share_is_even CHECK (VALUE % 2 = 0) CONSTRAINT share_is_small CHECK (VALUE >= 0 AND VALUE <= 100);
CREATE DOMAIN shouted AS varchar(20) CHECK (VALUE = upper(VALUE) AND char_length(VALUE) >= 3);
CREATE DOMAIN place_on_disk AS text CHECK (VALUE ~ '^C:\\[a-z]{4}$');
CREATE DOMAIN stars AS smallint CHECK (VALUE >= 1 AND VALUE <= 5);
CREATE DOMAIN never_zero AS bigint CHECK (VALUE <> 0);

CREATE FUNCTION is_fine(text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT length($1) > 0';
CREATE DOMAIN fine AS text CHECK (is_fine(VALUE));

CREATE TABLE places (
    code slug PRIMARY KEY,
    coin currency NOT NULL,
    part share NOT NULL,
    rating stars,
    factor never_zero NOT NULL,
    file place_on_disk,
    title shouted
);
CREATE TABLE visits (
    id bigint PRIMARY KEY,
    place slug REFERENCES places,
    coin currency,
    fine fine
);
