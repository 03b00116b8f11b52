-- Words that are none of some, in capitals, of a length.
CREATE DOMAIN cur AS char(3) CHECK (value = upper(value) AND length(value)=3);
CREATE TABLE a (id serial PRIMARY KEY, currency char(3) NOT NULL CHECK (currency = upper(currency) AND length(currency)=3), c2 cur NOT NULL, t text NOT NULL CHECK (t = upper(t) AND length(t)=3), v text NOT NULL CHECK (v NOT IN ('admin','root')), n int NOT NULL CHECK (n NOT IN (0,13)), role text NOT NULL CHECK (role <> 'admin'), w int NOT NULL CHECK (w <> 0), x text NOT NULL CHECK (v NOT IN ('q','r') AND x ~ '^[a-z]{4,9}$'));
