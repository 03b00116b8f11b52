package io.ballast.loader;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A schema with every kind of object that a table may have, as migrations of somebody else made it, and a bundle for some of its tables. */
final class FillSchema {
    /** Needs PostgreSQL 15 and a superuser. */
    static final String SQL = """
            CREATE FUNCTION twice(n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';

            CREATE TABLE parent (
                id     bigint GENERATED ALWAYS AS IDENTITY,
                code   text NOT NULL,
                label  text,
                amount bigint NOT NULL CONSTRAINT parent_amount CHECK (amount >= 0),
                CONSTRAINT parent_pkey PRIMARY KEY (id) WITH (fillfactor = 70),
                CONSTRAINT parent_code UNIQUE (code) INCLUDE (amount) DEFERRABLE INITIALLY DEFERRED,
                CONSTRAINT parent_label UNIQUE NULLS NOT DISTINCT (label, amount),
                CONSTRAINT parent_twin EXCLUDE USING btree (code WITH =));
            CREATE UNIQUE INDEX parent_identity ON parent (amount, id);
            CREATE UNIQUE INDEX parent_lower ON parent (lower(code)) WHERE amount > 5;
            CREATE INDEX parent_words ON parent USING gin (to_tsvector('english', label));
            CREATE INDEX parent_sorted ON parent (label COLLATE "C" DESC NULLS LAST, code text_pattern_ops) INCLUDE (amount)
                WITH (fillfactor = 50, deduplicate_items = off);
            CREATE INDEX parent_hash ON parent USING hash (code);
            CREATE INDEX parent_brin ON parent USING brin (amount) WITH (pages_per_range = 4);
            CREATE INDEX parent_twice ON parent (twice(amount));
            ALTER TABLE parent REPLICA IDENTITY USING INDEX parent_identity;
            ALTER TABLE parent CLUSTER ON parent_pkey;
            ALTER INDEX parent_lower ALTER COLUMN 1 SET STATISTICS 500;
            ALTER INDEX parent_brin DEPENDS ON EXTENSION plpgsql;
            CREATE STATISTICS parent_pairs ON code, label FROM parent;
            COMMENT ON CONSTRAINT parent_pkey ON parent IS 'it''s the \\ key';
            COMMENT ON INDEX parent_pkey IS 'behind the key';
            COMMENT ON INDEX parent_hash IS 'for equality';

            CREATE TABLE kinds (id bigint CONSTRAINT kinds_pkey PRIMARY KEY);
            INSERT INTO kinds VALUES (1), (2);

            CREATE TABLE child (
                id        bigserial CONSTRAINT child_pkey PRIMARY KEY,
                parent_id bigint NOT NULL CONSTRAINT child_parent REFERENCES parent ON DELETE CASCADE DEFERRABLE,
                previous  bigint CONSTRAINT child_previous REFERENCES child ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
                note      text,
                kind      bigint CONSTRAINT child_kind REFERENCES kinds,
                doubled   bigint GENERATED ALWAYS AS (parent_id * 2) STORED,
                made      timestamptz NOT NULL DEFAULT now());
            ALTER TABLE child ADD CONSTRAINT child_unproved FOREIGN KEY (parent_id) REFERENCES parent MATCH FULL NOT VALID;
            CREATE INDEX child_parent_id ON child (parent_id);
            COMMENT ON CONSTRAINT child_parent ON child IS 'where it belongs';

            CREATE TABLE grouped (
                id bigint CONSTRAINT grouped_pkey PRIMARY KEY, note text, part bigint CONSTRAINT grouped_part UNIQUE);
            CREATE INDEX grouped_note ON grouped (note);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'grouped_note'::regclass;
            ALTER TABLE grouped ADD CONSTRAINT grouped_positive CHECK (id > 0) NOT VALID;
            CREATE VIEW by_group AS SELECT id, note, count(*) FROM grouped GROUP BY id;
            CREATE TABLE outsider (part bigint CONSTRAINT outsider_part REFERENCES grouped (part));

            CREATE TABLE parts (id bigint CONSTRAINT parts_pkey PRIMARY KEY, note text) PARTITION BY RANGE (id);
            CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (MINVALUE) TO (3);
            CREATE TABLE parts_high PARTITION OF parts FOR VALUES FROM (3) TO (MAXVALUE);
            CREATE INDEX parts_note ON parts (note);""";

    /** What newer servers have beside. */
    static final String SINCE_18 =
            "ALTER TABLE child ADD CONSTRAINT child_loose FOREIGN KEY (parent_id) REFERENCES parent NOT ENFORCED";

    /** What stays in place, and why. */
    static final List<String> NOTES = List.of(
            "keys and indexes of table \"parts\" stay in place: it is partitioned.",
            "foreign key \"child_kind\" of table \"child\" stays in place: it refers to a table that is not filled.",
            "index \"grouped_note\" of table \"grouped\" stays in place: it is invalid.",
            "key \"grouped_part\" of table \"grouped\" stays in place: foreign keys that stay refer to it.",
            "key \"grouped_pkey\" of table \"grouped\" stays in place: view public.by_group depends on it.",
            "index \"parent_twice\" of table \"parent\" stays in place: it calls function public.twice(bigint).",
            "key \"parent_twin\" of table \"parent\" stays in place: it excludes rows that overlap others.");

    private static final ColumnType BIGINT = ColumnType.of(BaseType.BIGINT);
    private static final ColumnType TEXT = ColumnType.of(BaseType.TEXT);

    private FillSchema() {}

    /** Rows for four of the tables, two shards each; a child refers to one of the other shard. */
    static Bundle write(Path directory) {
        return new TestBundle(directory)
                .table(
                        table("parent", id(), text("code"), text("label"), number("amount")),
                        "7,a,one,1\n8,b,,9\n",
                        "9,c,three,10\n")
                .table(
                        table("child", id(), number("parent_id"), number("previous"), text("note"), number("kind")),
                        "1,7,4,x,1\n2,8,,y,2\n",
                        "3,9,1,,\n4,7,2,z,1\n")
                .table(table("grouped", id(), text("note"), number("part")), "1,n,11\n", "2,m,12\n")
                .table(table("parts", id(), text("note")), "1,p\n4,q\n", "2,r\n")
                .finish();
    }

    /** All rows of these tables, a line for each. */
    static final String ROWS = """
            SELECT 'parent ' || concat_ws(',', id, code, label, amount) FROM parent UNION ALL
            SELECT 'child ' || concat_ws(',', id, parent_id, previous, note, kind, doubled, made IS NOT NULL) FROM child
             UNION ALL SELECT 'grouped ' || concat_ws(',', id, note, part) FROM grouped
             UNION ALL SELECT 'parts ' || concat_ws(',', id, note) FROM parts ORDER BY 1""";

    /** What {@link #ROWS} yields once the bundle is loaded. */
    static final List<String> LOADED = List.of(
            "child 1,7,4,x,1,14,t",
            "child 2,8,y,2,16,t",
            "child 3,9,1,18,t",
            "child 4,7,2,z,1,14,t",
            "grouped 1,n,11",
            "grouped 2,m,12",
            "parent 7,a,one,1",
            "parent 8,b,9",
            "parent 9,c,three,10",
            "parts 1,p",
            "parts 2,r",
            "parts 4,q");

    static TableSchema table(String name, Column... columns) {
        return new TableSchema(
                name, null, Stream.of(columns).toList(), List.of(), List.of(), List.of(), List.of(), null);
    }

    static Column id() {
        return Column.of("id", BIGINT, false);
    }

    static Column number(String name) {
        return Column.of(name, BIGINT, true);
    }

    static Column text(String name) {
        return Column.of(name, TEXT, true);
    }
}
