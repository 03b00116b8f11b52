-- A chat server: no foreign keys at all, text keys, bytes, big numbers for times, json in text, unique pairs.
CREATE TABLE rooms (room_id text NOT NULL PRIMARY KEY, is_public boolean, creator text, room_version text, has_auth_chain_index boolean);
CREATE TABLE users (
  name text UNIQUE, password_hash text, creation_ts bigint, admin smallint DEFAULT 0 NOT NULL, consent_version text, deactivated smallint DEFAULT 0 NOT NULL,
  shadow_banned boolean, approved boolean DEFAULT true, locked boolean);
CREATE TABLE events (
  topological_ordering bigint NOT NULL, event_id text NOT NULL, type text NOT NULL, room_id text NOT NULL, content text, unrecognized_keys text,
  processed boolean NOT NULL, outlier boolean NOT NULL, depth bigint DEFAULT 0 NOT NULL, origin_server_ts bigint, received_ts bigint, sender text,
  contains_url boolean, instance_name text, stream_ordering bigint, state_key text, rejection_reason text, UNIQUE (event_id));
CREATE UNIQUE INDEX events_stream ON events (stream_ordering);
CREATE INDEX events_order_room ON events (room_id, topological_ordering, stream_ordering);
CREATE INDEX events_search ON events (sender text_pattern_ops) WHERE contains_url;
CREATE TABLE event_json (event_id text NOT NULL UNIQUE, room_id text NOT NULL, internal_metadata text NOT NULL, json text NOT NULL, format_version integer);
CREATE TABLE state_groups_state (state_group bigint NOT NULL, room_id text NOT NULL, type text NOT NULL, state_key text NOT NULL, event_id text NOT NULL);
CREATE INDEX state_groups_state_type_idx ON state_groups_state (state_group, type, state_key);
CREATE TABLE devices (
  user_id text NOT NULL, device_id text NOT NULL, display_name text, last_seen bigint, ip text, user_agent text, hidden boolean DEFAULT false,
  CONSTRAINT device_uniqueness UNIQUE (user_id, device_id));
CREATE TABLE local_media (
  media_id text UNIQUE, media_type text, media_length integer, created_ts bigint, upload_name text, user_id text, url_cache text, safe_from_quarantine boolean DEFAULT false NOT NULL);
CREATE TABLE server_signature_keys (server_name text, key_id text, from_server text, ts_added_ms bigint, verify_key bytea, CONSTRAINT server_key UNIQUE (server_name, key_id));
CREATE TABLE stream_positions (stream_name text NOT NULL, instance_name text NOT NULL, stream_id bigint NOT NULL);
CREATE UNIQUE INDEX stream_positions_idx ON stream_positions (stream_name, instance_name);
CREATE TABLE background_updates (update_name text NOT NULL, progress_json text NOT NULL, depends_on text, ordering integer DEFAULT 0 NOT NULL, UNIQUE (update_name));
CREATE TABLE applied_schema_deltas (version integer NOT NULL, file text NOT NULL, UNIQUE (version, file));
CREATE TABLE account_data_lock (lock character(1) DEFAULT 'X' NOT NULL UNIQUE CHECK (lock = 'X'), position bigint NOT NULL);
-- rows
INSERT INTO rooms SELECT '!r' || i || ':example.org', i % 3 = 0, '@u1:example.org', '10' FROM generate_series(1, 8) AS i;
INSERT INTO users (name, creation_ts) SELECT '@u' || i || ':example.org', 1700000000000 + i FROM generate_series(1, 9) AS i;
INSERT INTO events (topological_ordering, event_id, type, room_id, content, processed, outlier, sender, stream_ordering)
  SELECT i, '$e' || i, CASE WHEN i % 4 = 0 THEN 'm.room.member' ELSE 'm.room.message' END, '!r' || 1 + i % 8 || ':example.org', '{}', true, false,
         '@u' || 1 + i % 9 || ':example.org', i FROM generate_series(1, 60) AS i;
INSERT INTO event_json SELECT event_id, room_id, '{}', '{"a": 1}', 3 FROM events;
INSERT INTO applied_schema_deltas SELECT i, 'f' || i FROM generate_series(1, 30) AS i;
INSERT INTO account_data_lock VALUES ('X', 1);
INSERT INTO stream_positions VALUES ('events', 'master', 60);
