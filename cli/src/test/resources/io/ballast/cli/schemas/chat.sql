-- In the manner of a chat server: text ids, epoch milliseconds, no foreign keys at all.
CREATE TABLE teams (id varchar(26) PRIMARY KEY, createat bigint, updateat bigint, deleteat bigint, displayname varchar(64), name varchar(64) UNIQUE, type varchar(255), allowopeninvite boolean);
CREATE TABLE channels (id varchar(26) PRIMARY KEY, createat bigint, updateat bigint, deleteat bigint, teamid varchar(26), type varchar(1), displayname varchar(64), name varchar(64), header varchar(1024), totalmsgcount bigint, creatorid varchar(26), UNIQUE (name, teamid));
CREATE INDEX idx_channels_team_id ON channels (teamid);
CREATE TABLE users (id varchar(26) PRIMARY KEY, createat bigint, updateat bigint, deleteat bigint, username varchar(64) UNIQUE, password varchar(128), authdata varchar(128) UNIQUE, email varchar(128) UNIQUE, emailverified boolean, nickname varchar(64), roles varchar(256), props jsonb, locale varchar(5), timezone jsonb);
CREATE INDEX idx_users_email_lower_textpattern ON users (lower(email) text_pattern_ops);
CREATE TABLE posts (id varchar(26) PRIMARY KEY, createat bigint, updateat bigint, editat bigint, deleteat bigint, ispinned boolean, userid varchar(26), channelid varchar(26), rootid varchar(26), message varchar(65535), type varchar(26), props jsonb, hashtags varchar(1000), fileids varchar(300), hasreactions boolean);
CREATE INDEX idx_posts_channel_id_update_at ON posts (channelid, updateat);
CREATE INDEX idx_posts_message_txt ON posts USING gin (to_tsvector('english', message));
CREATE TABLE reactions (userid varchar(26) NOT NULL, postid varchar(26) NOT NULL, emojiname varchar(64) NOT NULL, createat bigint, PRIMARY KEY (postid, userid, emojiname));
CREATE TABLE sessions (id varchar(26) PRIMARY KEY, token varchar(26), createat bigint, expiresat bigint, lastactivityat bigint, userid varchar(26), deviceid varchar(512), roles varchar(256), isoauth boolean, props jsonb);
CREATE TABLE status (userid varchar(26) PRIMARY KEY, status varchar(32), manual boolean, lastactivityat bigint);
