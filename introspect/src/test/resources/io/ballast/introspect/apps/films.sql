-- A film rental: domains, an enum, tsvector with a trigger, months of payments, views, a table for each pair.
CREATE DOMAIN year AS integer CHECK (VALUE >= 1901 AND VALUE <= 2155);
CREATE DOMAIN short_name AS varchar(45) NOT NULL;
CREATE TYPE rating AS ENUM ('G', 'PG', 'PG-13', 'R', 'NC-17');
CREATE TABLE language (language_id smallserial PRIMARY KEY, name character(20) NOT NULL, last_update timestamp NOT NULL DEFAULT now());
CREATE TABLE film (
  film_id serial PRIMARY KEY, title varchar(255) NOT NULL, description text, release_year year,
  language_id smallint NOT NULL REFERENCES language ON UPDATE CASCADE ON DELETE RESTRICT,
  original_language_id smallint REFERENCES language, rental_duration smallint NOT NULL DEFAULT 3,
  rental_rate numeric(4,2) NOT NULL DEFAULT 4.99, length smallint, replacement_cost numeric(5,2) NOT NULL DEFAULT 19.99,
  rating rating DEFAULT 'G', special_features text[], fulltext tsvector NOT NULL, last_update timestamp NOT NULL DEFAULT now());
CREATE INDEX film_fulltext_idx ON film USING gist (fulltext);
CREATE INDEX idx_title ON film (title);
CREATE FUNCTION no_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.last_update = now(); RETURN NEW; END';
CREATE TRIGGER last_updated BEFORE UPDATE ON film FOR EACH ROW EXECUTE FUNCTION no_change();
CREATE TABLE actor (actor_id serial PRIMARY KEY, first_name short_name, last_name short_name);
CREATE TABLE film_actor (
  actor_id integer NOT NULL REFERENCES actor ON DELETE RESTRICT, film_id integer NOT NULL REFERENCES film ON DELETE RESTRICT,
  last_update timestamp NOT NULL DEFAULT now(), PRIMARY KEY (actor_id, film_id));
CREATE TABLE store (store_id serial PRIMARY KEY, manager_staff_id integer NOT NULL UNIQUE);
CREATE TABLE staff (
  staff_id serial PRIMARY KEY, username varchar(16) NOT NULL, password varchar(40), picture bytea, active boolean NOT NULL DEFAULT true,
  store_id integer NOT NULL REFERENCES store);
ALTER TABLE store ADD FOREIGN KEY (manager_staff_id) REFERENCES staff (staff_id) DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE customer (
  customer_id serial PRIMARY KEY, store_id integer NOT NULL REFERENCES store, email varchar(50), activebool boolean NOT NULL DEFAULT true,
  create_date date NOT NULL DEFAULT ('now'::text)::date);
CREATE TABLE inventory (inventory_id serial PRIMARY KEY, film_id integer NOT NULL REFERENCES film, store_id integer NOT NULL REFERENCES store);
CREATE TABLE rental (
  rental_id serial PRIMARY KEY, rental_date timestamp NOT NULL, inventory_id integer NOT NULL REFERENCES inventory,
  customer_id integer NOT NULL REFERENCES customer, return_date timestamp, staff_id integer NOT NULL REFERENCES staff);
CREATE UNIQUE INDEX idx_unq_rental ON rental (rental_date, inventory_id, customer_id);
CREATE TABLE payment (
  payment_id serial NOT NULL, customer_id integer NOT NULL REFERENCES customer, rental_id integer REFERENCES rental ON DELETE SET NULL,
  amount numeric(5,2) NOT NULL, payment_date timestamptz NOT NULL, PRIMARY KEY (payment_date, payment_id)) PARTITION BY RANGE (payment_date);
CREATE TABLE payment_p1 PARTITION OF payment FOR VALUES FROM ('2022-01-01 00:00:00+00') TO ('2022-02-01 00:00:00+00');
CREATE TABLE payment_p2 PARTITION OF payment FOR VALUES FROM ('2022-02-01 00:00:00+00') TO ('2022-03-01 00:00:00+00');
CREATE TABLE payment_p3 PARTITION OF payment FOR VALUES FROM ('2022-03-01 00:00:00+00') TO ('2022-04-01 00:00:00+00');
CREATE VIEW film_list AS SELECT film_id AS fid, title FROM film;
CREATE MATERIALIZED VIEW sales AS SELECT customer_id, sum(amount) AS total FROM payment GROUP BY customer_id;
-- rows
INSERT INTO language (name) VALUES ('English'), ('Italian');
INSERT INTO film (title, language_id, release_year, fulltext) SELECT 'Film ' || i, 1 + i % 2, 2006, 'a b'::tsvector FROM generate_series(1, 20) AS i;
INSERT INTO actor (first_name, last_name) SELECT 'f' || i, 'l' || i FROM generate_series(1, 10) AS i;
INSERT INTO film_actor SELECT a, f FROM generate_series(1, 10) AS a, generate_series(1, 20) AS f WHERE (a + f) % 4 = 0;
BEGIN; INSERT INTO store (manager_staff_id) VALUES (1), (2); INSERT INTO staff (username, store_id) VALUES ('mike', 1), ('jon', 2); COMMIT;
INSERT INTO customer (store_id, email) SELECT 1 + i % 2, 'c' || i || '@example.org' FROM generate_series(1, 15) AS i;
INSERT INTO inventory (film_id, store_id) SELECT 1 + i % 20, 1 + i % 2 FROM generate_series(1, 40) AS i;
INSERT INTO rental (rental_date, inventory_id, customer_id, staff_id)
  SELECT timestamp '2022-01-05' + i * interval '7 h', 1 + i % 40, 1 + i % 15, 1 + i % 2 FROM generate_series(1, 80) AS i;
INSERT INTO payment (customer_id, rental_id, amount, payment_date) SELECT customer_id, rental_id, 4.99, rental_date FROM rental;
