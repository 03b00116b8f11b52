-- Two references to one table, put in order by a check: friendships, merged tags.
CREATE TABLE users (id bigserial PRIMARY KEY, name text);
CREATE TABLE tags (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE friendships (user_id bigint NOT NULL REFERENCES users, friend_id bigint NOT NULL REFERENCES users, since date,
    PRIMARY KEY (user_id, friend_id), CHECK (user_id < friend_id));
CREATE TABLE tag_relation (tag1 uuid NOT NULL REFERENCES tags, tag2 uuid NOT NULL REFERENCES tags, weight int,
    PRIMARY KEY (tag1, tag2), CONSTRAINT tags_in_order CHECK (tag1 < tag2));
CREATE TABLE matches (id serial PRIMARY KEY, winner bigint NOT NULL REFERENCES users, loser bigint NOT NULL REFERENCES users,
    CHECK (winner > loser));
CREATE TABLE merges (id serial PRIMARY KEY, tag_a uuid NOT NULL REFERENCES tags ON DELETE CASCADE, tag_b uuid REFERENCES tags,
    UNIQUE (tag_b, tag_a), CHECK (tag_a < tag_b));
CREATE TABLE rivals (a bigint NOT NULL REFERENCES users, b bigint NOT NULL REFERENCES users, PRIMARY KEY (a, b), CHECK (a <> b));
CREATE TABLE monthly (a bigint NOT NULL REFERENCES users, b bigint NOT NULL REFERENCES users, month int NOT NULL,
    PRIMARY KEY (a, b, month), CHECK (a <= b));
