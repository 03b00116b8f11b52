package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaSqlTest {
    @Test
    void makesTheBareTable() {
        TableSchema table = new TableSchema(
                "odd \"table\"",
                null,
                List.of(
                        Column.of("id", ColumnType.of(BaseType.UUID), false),
                        new Column(
                                "path",
                                ColumnType.of(BaseType.TEXT),
                                false,
                                new ColumnDefault.Literal("C:\\it's"),
                                null,
                                null),
                        new Column(
                                "at",
                                ColumnType.of(BaseType.TIMESTAMPTZ),
                                true,
                                new ColumnDefault.Call(DefaultFunction.NOW),
                                null,
                                null)),
                List.of("id"),
                List.of(),
                List.of(),
                List.of(),
                null);
        assertThat(SchemaSql.createTable("my schema", table)).containsExactly("""
                CREATE TABLE "my schema"."odd ""table""\" (
                  "id" uuid NOT NULL,
                  "path" text DEFAULT E'C:\\\\it''s' NOT NULL,
                  "at" timestamptz DEFAULT now()
                )""");
        assertThat(SchemaSql.createTable(null, table).get(0)).startsWith("CREATE TABLE \"odd \"\"table\"\"\" (");
    }

    @Test
    void makesPartitionsWithNamesOfTheirOwn() {
        TableSchema table = parted(
                plain("t"),
                new Partitioning.ByParts(
                        Partitioning.Method.LIST,
                        List.of("id"),
                        List.of(
                                new Partition(
                                        "few",
                                        new PartitionBound.OfList(List.of("1", "o'2"), true),
                                        new Partitioning.ByHash(List.of("id", "b"), 1)),
                                new Partition("re\"st", new PartitionBound.OfRest(), null))));
        assertThat(SchemaSql.createTable("s", table))
                .filteredOn(sql -> sql.contains("PARTITION"))
                .satisfies(sql -> assertThat(sql.get(0)).endsWith(" PARTITION BY LIST (\"id\")"))
                .contains(
                        "CREATE TABLE \"s\".\"few\" PARTITION OF \"s\".\"t\" FOR VALUES IN ('1', 'o''2', NULL)"
                                + " PARTITION BY HASH (\"id\", \"b\")",
                        "CREATE TABLE \"s\".\"few_p0\" PARTITION OF \"s\".\"few\" FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
                        "CREATE TABLE \"s\".\"re\"\"st\" PARTITION OF \"s\".\"t\" DEFAULT");
    }

    @Test
    void makesPartitionsByHashAndByRange() {
        TableSchema table = plain("t");
        TableSchema hash = parted(table, new Partitioning.ByHash("id", 2));
        assertThat(SchemaSql.createTable("s", hash))
                .containsExactly(
                        "CREATE TABLE \"s\".\"t\" (\n  \"id\" integer NOT NULL\n) PARTITION BY HASH (\"id\")",
                        "CREATE TABLE \"s\".\"t_p0\" PARTITION OF \"s\".\"t\" FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
                        "CREATE TABLE \"s\".\"t_p1\" PARTITION OF \"s\".\"t\" FOR VALUES WITH (MODULUS 2, REMAINDER 1)");
        TableSchema range = parted(table, new Partitioning.ByRange("id", List.of("10", "20")));
        assertThat(SchemaSql.createTable(null, range))
                .containsExactly(
                        "CREATE TABLE \"t\" (\n  \"id\" integer NOT NULL\n) PARTITION BY RANGE (\"id\")",
                        "CREATE TABLE \"t_p0\" PARTITION OF \"t\" FOR VALUES FROM (MINVALUE) TO ('10')",
                        "CREATE TABLE \"t_p1\" PARTITION OF \"t\" FOR VALUES FROM ('10') TO ('20')",
                        "CREATE TABLE \"t_p2\" PARTITION OF \"t\" FOR VALUES FROM ('20') TO (MAXVALUE)");
    }

    @Test
    void addsKeysAndForeignKeys() {
        UniqueKey unique = new UniqueKey(List.of("a", "b"));
        ForeignKey cascade =
                new ForeignKey(List.of("a", "b"), "target", List.of("x", "y"), ForeignKey.OnDelete.CASCADE);
        ForeignKey none = new ForeignKey(List.of("b"), "target", List.of("y"), ForeignKey.OnDelete.NO_ACTION);
        TableSchema table = new TableSchema(
                "t",
                null,
                List.of(
                        Column.of("a", ColumnType.of(BaseType.TEXT), false),
                        Column.of("b", ColumnType.of(BaseType.TEXT), true)),
                List.of("b", "a"),
                List.of(unique),
                List.of(),
                List.of(cascade, none),
                null);
        assertThat(SchemaSql.addPrimaryKey("s", table))
                .isEqualTo("ALTER TABLE \"s\".\"t\" ADD CONSTRAINT \"t_pkey\" PRIMARY KEY (\"b\", \"a\")");
        assertThat(SchemaSql.addUniqueKey("s", table, unique))
                .isEqualTo("ALTER TABLE \"s\".\"t\" ADD CONSTRAINT \"t_a_b_key\" UNIQUE (\"a\", \"b\")");
        assertThat(SchemaSql.addForeignKey("s", table, cascade))
                .isEqualTo("ALTER TABLE \"s\".\"t\" ADD CONSTRAINT \"t_a_b_fkey\" FOREIGN KEY (\"a\", \"b\")"
                        + " REFERENCES \"s\".\"target\" (\"x\", \"y\") ON DELETE CASCADE");
        assertThat(SchemaSql.addForeignKey(null, table, none))
                .isEqualTo("ALTER TABLE \"t\" ADD CONSTRAINT \"t_b_fkey\" FOREIGN KEY (\"b\")"
                        + " REFERENCES \"target\" (\"y\")");
    }

    @Test
    void createsIndexes() {
        Index index = new Index(
                List.of("a"),
                Index.Method.BTREE,
                true,
                new Index.Predicate("b", Index.Comparison.EQUALS, "o'k\\"),
                List.of("b"));
        TableSchema table = new TableSchema(
                "t",
                null,
                List.of(
                        Column.of("a", ColumnType.of(BaseType.TEXT), false),
                        Column.of("b", ColumnType.of(BaseType.TEXT), true)),
                List.of(),
                List.of(),
                List.of(index),
                List.of(),
                null);
        assertThat(SchemaSql.createIndex("s", table, index))
                .isEqualTo("CREATE UNIQUE INDEX \"t_a_idx\" ON \"s\".\"t\" USING btree (\"a\") INCLUDE (\"b\")"
                        + " WHERE \"b\" =  E'o''k\\\\'");
    }

    @Test
    void addsChecksAndComments() {
        Column column = new Column(
                "a",
                ColumnType.of(BaseType.TEXT),
                false,
                null,
                new Check("a", "z", 1, 9, List.of("it's", "b\\c")),
                "one; two --");
        TableSchema table =
                new TableSchema("t", "it's", List.of(column), List.of(), List.of(), List.of(), List.of(), null);
        assertThat(SchemaSql.addCheck("s", table, column))
                .isEqualTo("ALTER TABLE \"s\".\"t\" ADD CONSTRAINT \"t_a_check\" CHECK (\"a\" >= 'a' AND \"a\" <= 'z'"
                        + " AND char_length(\"a\") >= 1 AND char_length(\"a\") <= 9"
                        + " AND \"a\" IN ('it''s',  E'b\\\\c'))");
        assertThat(SchemaSql.comments("s", table))
                .containsExactly(
                        "COMMENT ON TABLE \"s\".\"t\" IS 'it''s'",
                        "COMMENT ON COLUMN \"s\".\"t\".\"a\" IS 'one; two --'");
    }

    private static TableSchema plain(String name) {
        return new TableSchema(
                name,
                null,
                List.of(Column.of("id", ColumnType.of(BaseType.INTEGER), false)),
                List.of("id"),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static TableSchema parted(TableSchema table, Partitioning partitioning) {
        return new TableSchema(
                table.name(), null, table.columns(), table.primaryKey(), List.of(), List.of(), List.of(), partitioning);
    }
}
