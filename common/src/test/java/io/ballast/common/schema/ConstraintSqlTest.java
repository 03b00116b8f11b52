package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstraintSqlTest {
    @Test
    void saysHowFarAConstraintReaches() {
        assertThat(new CheckTraits(true, false, true).sql()).isEqualTo(" NO INHERIT NOT VALID");
        assertThat(new CheckTraits(false, true, true).sql()).isEqualTo(" NO INHERIT NOT ENFORCED");
        assertThat(CheckTraits.ALL.sql()).isEmpty();
    }

    private static final ObjectLabel NAMED = new ObjectLabel("its name", "it's a comment");

    @Test
    void keysHoldOverTime() {
        KeyTraits traits = new KeyTraits(ObjectLabel.NONE, Deferral.NEVER, false, List.of(), Map.of(), true);
        ForeignKeyTraits period = new ForeignKeyTraits(
                ObjectLabel.NONE, Deferral.NEVER, ForeignKey.OnDelete.NO_ACTION, List.of(), false, true, true, true);

        assertThat(ConstraintSql.key("PRIMARY KEY", List.of("id", "at"), traits))
                .isEqualTo("PRIMARY KEY (\"id\", \"at\" WITHOUT OVERLAPS)");
        assertThat(ConstraintSql.foreignKey(
                        null,
                        new ForeignKey(
                                List.of("a", "b"), "t", List.of("id", "at"), ForeignKey.OnDelete.NO_ACTION, period)))
                .isEqualTo("FOREIGN KEY (\"a\", PERIOD \"b\") REFERENCES \"t\" (\"id\", PERIOD \"at\")");
    }

    private static final Check CHECK = new Check("0", null, null, null, List.of());
    private static final UniqueKey UNIQUE =
            new UniqueKey(List.of("b"), new KeyTraits(NAMED, Deferral.IF_ASKED, true, List.of("c")));
    private static final ForeignKey FOREIGN = new ForeignKey(
            List.of("a", "b"),
            "other",
            List.of("x", "y"),
            ForeignKey.OnDelete.SET_NULL,
            new ForeignKeyTraits(
                    ObjectLabel.named("to other"),
                    Deferral.AT_FIRST,
                    ForeignKey.OnDelete.CASCADE,
                    List.of("b"),
                    true,
                    false));
    private static final Index INDEX = Index.over(
            Index.Method.BTREE,
            true,
            null,
            List.of("c"),
            new IndexTraits(
                    ObjectLabel.named("searched"),
                    List.of(
                            new IndexElement("a", null, null, null, true, null),
                            new IndexElement(
                                    null,
                                    new SqlExpression("lower(b)"),
                                    new TypeName(null, "C"),
                                    new TypeName("ext", "text_pattern_ops"),
                                    false,
                                    true)),
                    new SqlExpression("c > 1 OR c < 0"),
                    true,
                    Map.of("fillfactor", "70")));
    private static final Exclusion EXCLUSION = new Exclusion(
            ObjectLabel.NONE,
            Index.Method.GIST,
            List.of(
                    new Exclusion.Element(IndexElement.of("a"), "="),
                    new Exclusion.Element(IndexElement.of("c"), "&&")),
            new SqlExpression("a > 0"),
            Deferral.AT_FIRST,
            List.of("b"),
            Map.of("fillfactor", "80"));
    private static final SqlCheck SQL_CHECK =
            new SqlCheck(ObjectLabel.NONE, new SqlExpression("a < c"), CheckTraits.NOT_ENFORCED, List.of("c"));

    private static TableSchema table() {
        return new TableSchema(
                "t",
                List.of(
                        Column.of("a", ColumnType.of(BaseType.INTEGER), false),
                        new Column("b", ColumnType.of(BaseType.INTEGER), true, null, CHECK, null),
                        new Column("c", ColumnType.of(BaseType.INTEGER), true, null, CHECK, null)),
                List.of("a"),
                List.of(UNIQUE),
                List.of(INDEX),
                List.of(FOREIGN),
                TableTraits.NONE,
                new TableConstraints(
                        new KeyTraits(ObjectLabel.NONE, Deferral.AT_FIRST, false, List.of("b")),
                        Map.of("b", new ObjectLabel("not negative", "below")),
                        List.of(SQL_CHECK),
                        List.of(EXCLUSION)));
    }

    @Test
    void makesKeysAndIndexesWithAllTheyHave() {
        assertThat(SchemaSql.keysAndIndexes("s", table()))
                .containsExactly(
                        "ALTER TABLE \"s\".\"t\" ADD CONSTRAINT \"t_pkey\" PRIMARY KEY (\"a\") INCLUDE (\"b\") DEFERRABLE INITIALLY DEFERRED",
                        "ALTER TABLE \"s\".\"t\" ADD CONSTRAINT \"its name\" UNIQUE NULLS NOT DISTINCT (\"b\") INCLUDE (\"c\") DEFERRABLE",
                        "CREATE UNIQUE INDEX \"searched\" ON \"s\".\"t\" USING btree (\"a\" DESC, (lower(b)) COLLATE \"C\" \"ext\".\"text_pattern_ops\" NULLS FIRST)"
                                + " INCLUDE (\"c\") NULLS NOT DISTINCT WITH (fillfactor = '70') WHERE (c > 1 OR c < 0)",
                        "ALTER TABLE \"s\".\"t\" ADD CONSTRAINT \"t_a_c_excl\" EXCLUDE USING gist (\"a\" WITH =, \"c\" WITH &&) INCLUDE (\"b\")"
                                + " WITH (fillfactor = '80') WHERE (a > 0) DEFERRABLE INITIALLY DEFERRED");
    }

    @Test
    void letsAKeyTakeOverItsIndex() {
        assertThat(SchemaSql.createKeyIndex("s", table(), "k", List.of("b"), UNIQUE.traits()))
                .isEqualTo("CREATE UNIQUE INDEX \"k\" ON \"s\".\"t\" (\"b\") INCLUDE (\"c\") NULLS NOT DISTINCT");
        assertThat(SchemaSql.useIndex("s", table(), "k", "UNIQUE", UNIQUE.traits()))
                .isEqualTo("ALTER TABLE \"s\".\"t\" ADD CONSTRAINT \"k\" UNIQUE USING INDEX \"k\" DEFERRABLE");
    }

    @Test
    void makesForeignKeysWithAllTheyHave() {
        assertThat(SchemaSql.addForeignKey(null, table(), FOREIGN))
                .isEqualTo(
                        "ALTER TABLE \"t\" ADD CONSTRAINT \"to other\" FOREIGN KEY (\"a\", \"b\") REFERENCES \"other\" (\"x\", \"y\")"
                                + " MATCH FULL ON DELETE SET NULL (\"b\") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT ENFORCED");
    }

    /** The check of column c says the same as the one in SQL. */
    @Test
    void makesAColumnsCheckOnlyWhereNoneInSqlStandsForIt() {
        assertThat(SchemaSql.checks(null, table()))
                .containsExactly(
                        "ALTER TABLE \"t\" ADD CONSTRAINT \"not negative\" CHECK (\"b\" >= '0')",
                        "ALTER TABLE \"t\" ADD CONSTRAINT \"t_check\" CHECK (a < c) NOT ENFORCED");
        assertThat(SchemaSql.enforcedChecks(table())).containsExactly("not negative");
        assertThat(SchemaSql.otherChecks(table())).containsExactly("t_check");
    }

    @Test
    void doesWithoutWhatSqlTextMakes() {
        TableSchema without = SqlParts.without(table());
        assertThat(without.indexes()).isEmpty();
        assertThat(without.constraints().exclusions()).isEmpty();
        assertThat(SchemaSql.checks(null, without))
                .containsExactly(
                        "ALTER TABLE \"t\" ADD CONSTRAINT \"not negative\" CHECK (\"b\" >= '0')",
                        "ALTER TABLE \"t\" ADD CONSTRAINT \"t_c_check\" CHECK (\"c\" >= '0')");
        assertThat(SqlParts.of(List.of(without), List.of())).isEmpty();
    }

    @Test
    void saysWhatSqlTextMakes() {
        View view = new View("seen", new SqlExpression("SELECT 1"), true, null);
        assertThat(SqlParts.of(List.of(table()), List.of(view)))
                .extracting(SqlPart::toString)
                .containsExactly(
                        "check \"t_check\" of table \"t\": a < c",
                        "index \"searched\" of table \"t\": lower(b), c > 1 OR c < 0",
                        "exclusion constraint \"t_a_c_excl\" of table \"t\": a > 0",
                        "materialized view \"seen\": SELECT 1");
    }

    @Test
    void commentsOnKeysAndChecks() {
        assertThat(SchemaSql.constraintComments("s", table()))
                .containsExactly(
                        "COMMENT ON CONSTRAINT \"its name\" ON \"s\".\"t\" IS 'it''s a comment'",
                        "COMMENT ON CONSTRAINT \"not negative\" ON \"s\".\"t\" IS 'below'");
    }

    @Test
    void makesViewsAndTheirComments() {
        View view = new View("seen", new SqlExpression(" SELECT 1\n"), true, "as it was");
        assertThat(view.create("s")).isEqualTo("CREATE MATERIALIZED VIEW \"s\".\"seen\" AS\nSELECT 1");
        assertThat(view.commentSql("s")).isEqualTo("COMMENT ON MATERIALIZED VIEW \"s\".\"seen\" IS 'as it was'");
    }
}
