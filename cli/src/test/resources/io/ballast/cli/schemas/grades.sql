-- Domains with comments, checks that are not validated, names of their own, and domains over domains.
CREATE DOMAIN grade AS smallint CHECK (VALUE >= 1 AND VALUE <= 6);
COMMENT ON DOMAIN grade IS 'From the best to the worst: it''s 1 to 6.';
CREATE DOMAIN label AS text CONSTRAINT label_is_short CHECK (VALUE ~ '^[a-z]{2,8}$');
ALTER DOMAIN label ADD CONSTRAINT label_is_lower CHECK (VALUE = lower(VALUE)) NOT VALID;
COMMENT ON DOMAIN label IS 'Short.';
CREATE DOMAIN amount AS integer;
ALTER DOMAIN amount ADD CONSTRAINT amount_is_positive CHECK (VALUE > 0) NOT VALID;
CREATE DOMAIN percent AS integer CONSTRAINT not_negative CHECK (VALUE >= 0) CONSTRAINT not_above CHECK (VALUE <= 100);
CREATE DOMAIN good_grade AS grade CHECK (VALUE <= 3);
CREATE TYPE mark AS (of grade, remark text);

CREATE TABLE exams (
    id bigint PRIMARY KEY,
    grade grade NOT NULL,
    best good_grade,
    label label,
    amount amount NOT NULL,
    share percent,
    mark mark
);
