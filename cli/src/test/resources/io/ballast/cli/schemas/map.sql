-- In the manner of a public map: enums, composite primary keys with a version, bigint arrays, ranges, bit strings, points.
CREATE TYPE format_enum AS ENUM ('html', 'markdown', 'text');
CREATE TYPE nwr_enum AS ENUM ('Node', 'Way', 'Relation');
CREATE TYPE user_status_enum AS ENUM ('pending', 'active', 'confirmed', 'suspended', 'deleted');
CREATE TABLE users (
    id bigserial PRIMARY KEY, email varchar NOT NULL, pass_crypt varchar NOT NULL, creation_time timestamp without time zone NOT NULL, display_name varchar DEFAULT '' NOT NULL,
    description text DEFAULT '' NOT NULL, home_lat double precision, home_lon double precision, home_zoom smallint DEFAULT 3, status user_status_enum DEFAULT 'pending' NOT NULL, description_format format_enum DEFAULT 'markdown' NOT NULL, creation_ip inet, flags bit(8) DEFAULT B'00000000' NOT NULL);
CREATE UNIQUE INDEX users_email_idx ON users (email);
CREATE UNIQUE INDEX users_display_name_idx ON users (display_name);
CREATE INDEX users_display_name_lower_idx ON users (lower(display_name));
CREATE TABLE changesets (
    id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), created_at timestamp without time zone NOT NULL, closed_at timestamp without time zone NOT NULL, num_changes integer DEFAULT 0 NOT NULL, open_during tsrange, area box,
    CHECK (closed_at >= created_at));
CREATE INDEX changesets_open ON changesets USING gist (open_during);
CREATE TABLE nodes (
    node_id bigint NOT NULL, latitude integer NOT NULL, longitude integer NOT NULL, changeset_id bigint NOT NULL REFERENCES changesets(id), visible boolean NOT NULL, "timestamp" timestamp without time zone NOT NULL, tile bigint NOT NULL, version bigint NOT NULL, place point,
    PRIMARY KEY (node_id, version), CHECK (latitude BETWEEN -900000000 AND 900000000), CHECK (longitude BETWEEN -1800000000 AND 1800000000));
CREATE INDEX nodes_tile_idx ON nodes (tile);
CREATE TABLE node_tags (node_id bigint NOT NULL, version bigint NOT NULL, k varchar DEFAULT '' NOT NULL, v varchar DEFAULT '' NOT NULL, PRIMARY KEY (node_id, version, k), FOREIGN KEY (node_id, version) REFERENCES nodes(node_id, version));
CREATE TABLE ways (way_id bigint NOT NULL, changeset_id bigint NOT NULL REFERENCES changesets(id), version bigint NOT NULL, visible boolean DEFAULT true NOT NULL, node_ids bigint[] NOT NULL, PRIMARY KEY (way_id, version));
CREATE INDEX ways_nodes ON ways USING gin (node_ids);
CREATE TABLE relation_members (relation_id bigint NOT NULL, member_type nwr_enum NOT NULL, member_id bigint NOT NULL, member_role varchar NOT NULL, version bigint NOT NULL DEFAULT 0, sequence_id integer NOT NULL DEFAULT 0, PRIMARY KEY (relation_id, version, member_type, member_id, member_role, sequence_id));
