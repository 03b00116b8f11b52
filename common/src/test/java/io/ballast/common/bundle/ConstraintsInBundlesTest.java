package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.CheckTraits;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.TableConstraints;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableTraits;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UniqueKey;
import io.ballast.common.schema.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstraintsInBundlesTest {
    private static Bundle bundle() {
        return new Bundle(
                "d",
                new MadeFrom(1, 1, "0".repeat(64)),
                Compression.NONE,
                new CsvDialect(false),
                List.of(new BundleTable(
                        table(), List.of(new Shard("data/t/t-00000.csv", 0, "0".repeat(64), 0, 0, 0, 0)))),
                List.of(new View("seen", new SqlExpression("SELECT a FROM t"), false, "as it is")),
                null);
    }

    private static TableSchema table() {
        ColumnType integer = ColumnType.of(BaseType.INTEGER);
        return new TableSchema(
                "t",
                List.of(
                        Column.of("a", integer, false),
                        new Column("b", integer, true, null, new Check("0", null, null, null, List.of()), null),
                        Column.of("c", integer, true)),
                List.of("a"),
                List.of(
                        new UniqueKey(List.of("b")),
                        new UniqueKey(
                                List.of("c"),
                                new KeyTraits(new ObjectLabel("u", "text"), Deferral.IF_ASKED, true, List.of("b"))),
                        new UniqueKey(
                                List.of("b", "c"),
                                new KeyTraits(ObjectLabel.NONE, Deferral.NEVER, false, List.of(), Map.of(), true))),
                List.of(Index.over(
                        Index.Method.BTREE,
                        false,
                        null,
                        List.of(),
                        new IndexTraits(
                                ObjectLabel.named("i"),
                                List.of(
                                        new IndexElement(
                                                null,
                                                new SqlExpression("a + b"),
                                                new TypeName("x", "C"),
                                                new TypeName(null, "int4_ops"),
                                                true,
                                                false),
                                        IndexElement.of("c")),
                                new SqlExpression("a > 0"),
                                false,
                                Map.of("fillfactor", "70")))),
                List.of(
                        new ForeignKey(
                                List.of("b"),
                                "t",
                                List.of("a"),
                                ForeignKey.OnDelete.SET_NULL,
                                new ForeignKeyTraits(
                                        ObjectLabel.named("f"),
                                        Deferral.AT_FIRST,
                                        ForeignKey.OnDelete.CASCADE,
                                        List.of("b"),
                                        true,
                                        false)),
                        new ForeignKey(
                                List.of("b", "c"),
                                "t",
                                List.of("b", "c"),
                                ForeignKey.OnDelete.NO_ACTION,
                                new ForeignKeyTraits(
                                        ObjectLabel.NONE,
                                        Deferral.NEVER,
                                        ForeignKey.OnDelete.NO_ACTION,
                                        List.of(),
                                        false,
                                        true,
                                        true,
                                        true))),
                TableTraits.NONE,
                new TableConstraints(
                        new KeyTraits(ObjectLabel.named("p"), Deferral.NEVER, false, List.of()),
                        Map.of("b", ObjectLabel.named("positive")),
                        List.of(new SqlCheck(
                                ObjectLabel.named("k"),
                                new SqlExpression("a < c"),
                                CheckTraits.NOT_ENFORCED,
                                List.of("b"))),
                        List.of(new Exclusion(
                                ObjectLabel.named("x"),
                                Index.Method.GIST,
                                List.of(new Exclusion.Element(IndexElement.of("a"), "=")),
                                new SqlExpression("a > 1"),
                                Deferral.NEVER,
                                List.of("c"),
                                Map.of("fillfactor", "80")))));
    }

    @Test
    void readsBackWhatItHasWritten() {
        Bundle read = DescriptorFile.parse("datapackage.json", DescriptorFile.bytes(bundle()));
        assertThat(read).isEqualTo(bundle());
    }

    @Test
    void scriptsSayWhereSqlTextStands() {
        assertThat(BundleScripts.constraints(bundle()))
                .contains("-- SQL text of the spec, as its author wrote it: check \"k\" of table \"t\","
                        + " index \"i\" of table \"t\", exclusion constraint \"x\" of table \"t\"\n")
                .contains("""
                        -- SQL text of the spec, as its author wrote it: view "seen"
                        CREATE VIEW "seen" AS
                        SELECT a FROM t;
                        COMMENT ON VIEW "seen" IS 'as it is';
                        """);
    }

    @Test
    void refusesSqlTextThatEndsItsStatement() {
        String json = new String(DescriptorFile.bytes(bundle()), StandardCharsets.UTF_8)
                .replace("\"a < c\"", "\"true); DROP TABLE t; --\"");
        assertThatThrownBy(() -> DescriptorFile.parse("datapackage.json", json.getBytes(StandardCharsets.UTF_8)))
                .hasMessage("datapackage.json, resources[0].ballast.checks[0].sql: found \"true); DROP TABLE t; --\";"
                        + " expected one expression or query in SQL; this one closes a \")\" that it has not opened."
                        + " The bundle is refused: fetch it again or make it again.");
    }

    @Test
    void refusesAViewWithTheNameOfATable() {
        String json = new String(DescriptorFile.bytes(bundle()), StandardCharsets.UTF_8)
                .replace("\"name\" : \"seen\"", "\"name\" : \"i\"")
                .replace("\"name\": \"seen\"", "\"name\": \"i\"");
        assertThatThrownBy(() -> DescriptorFile.parse("datapackage.json", json.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining(
                        "ballast.views[0].name: found \"i\"; expected a name other than that of the index");
    }
}
