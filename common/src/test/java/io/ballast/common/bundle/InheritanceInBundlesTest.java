package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.SequenceOptions;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.common.schema.TableTraits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of a bundle that inherit from others of it. */
class InheritanceInBundlesTest {
    private static final ColumnDefault NUMBER = new ColumnDefault.NextNumber(SequenceOptions.NONE);
    private static final ColumnDefault SEVEN = new ColumnDefault.Literal("7");

    @TempDir
    Path directory;

    @Test
    void areStatedAsDataAndReadBack() {
        Bundle bundle = bundle();
        String json = text(bundle);

        assertThat(DescriptorFile.parse("d.json", json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(bundle);
        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"inherits\": [ \"town\", \"owned\" ], \"inherited\": [ \"id\", \"owner\" ]")
                .contains("\"inherits\": [ \"owned\" ], \"shards\"");
    }

    @Test
    void areMadeBehindTheirParents() {
        assertThat(BundleScripts.schema(bundle())).contains("""
                CREATE SEQUENCE "town_id_seq" AS integer;
                CREATE TABLE "town" (
                  "id" integer DEFAULT nextval('"town_id_seq"'::regclass) NOT NULL,
                  "people" integer
                );
                ALTER SEQUENCE "town_id_seq" OWNED BY "town"."id";

                CREATE TABLE "owned" (
                  "owner" integer
                );

                CREATE TABLE "port" (
                  "people" integer NOT NULL
                ) INHERITS ("town", "owned");
                ALTER TABLE "port" ALTER COLUMN "owner" SET DEFAULT '7';
                ALTER TABLE "port" ALTER COLUMN "owner" SET NOT NULL;

                CREATE TABLE "boat" (
                  "owner" integer
                );
                ALTER TABLE "boat" INHERIT "owned";
                """);
    }

    @Test
    void haveTheirOwnRowsCounted() {
        assertThat(BundleScripts.load(bundle()))
                .contains("\\copy \"port\" (\"id\", \"people\", \"owner\") FROM")
                .contains("INTO found FROM ONLY \"town\"; IF found <> 1")
                .contains("INTO found FROM \"port\"; IF found <> 1")
                .containsSubsequence("\\copy \"port\"", "\\copy \"town\"", "max(\"id\") AS value FROM \"town\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "inherits": ["owned"] | "inherits": ["harbour"] | 3].ballast.inherits: found "harbour"; expected the name of another table here; a partition is none.
            "inherits": ["owned"] | "inherits": ["boat"] | 3].ballast.inherits: found "boat", which inherits from this table; expected no circle.
            "inherits": ["owned"] | "inherits": ["owned","owned"] | 3].ballast.inherits: found "owned" twice; expected each parent once.
            "inherits": ["owned"] | "inherits": ["town"] | 3].ballast.inherits: found "town"; expected a parent whose column "id" this table has too.
            "inherits": ["owned"] | "inherited": ["owner"] | 3].ballast.inherited: found columns of parents; expected none, as the table inherits from no other.
            "inherits": ["owned"] | "inherits": ["owned"],"partitioning":{"hash":"owner","partitions":2} | 3].ballast.inherits: found a partitioned table; expected a table in one piece: PostgreSQL lets no other inherit.
            "inherited": ["id","owner"] | "inherited": ["id","harbour"] | 0].ballast.inherited: found "harbour"; expected a column of a parent.
            """)
    void areRefusedWhereNoDatabaseCouldHoldThem(String from, String to, String message) {
        String json = text(bundle())
                .replaceAll("\\[\\s+\"", "[\"")
                .replaceAll("\"\\s+\\]", "\"]")
                .replaceAll("\",\\s+\"", "\",\"");
        String wrong = json.replace(from, to);
        assertThat(wrong).isNotEqualTo(json);
        assertThatThrownBy(() -> DescriptorFile.parse("d.json", wrong.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "d.json, resources[" + message + " The bundle is refused: fetch it again or make it again.");
    }

    @Test
    void aCircleIsRefused() {
        String json = text(bundle());
        String wrong = json.replaceFirst(
                "(\"name\": \"owned\"[\\s\\S]*?\"ballast\": \\{\\n)(\\s*\"shards\")",
                "$1 \"inherits\": [\"boat\"],\n$2");
        assertThat(wrong).isNotEqualTo(json);
        assertThatThrownBy(() -> DescriptorFile.parse("d.json", wrong.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("which inherits from this table; expected no circle");
    }

    private Bundle bundle() {
        return SampleBundle.of(
                Compression.NONE,
                false,
                List.of(
                        table(
                                "port",
                                new Inheritance(List.of("town", "owned"), List.of("id", "owner")),
                                column("id", false, null),
                                column("people", false, null),
                                column("owner", false, SEVEN)),
                        table("town", Inheritance.NONE, column("id", false, NUMBER), column("people", true, null)),
                        table("owned", Inheritance.NONE, column("owner", true, null)),
                        table("boat", new Inheritance(List.of("owned"), List.of()), column("owner", true, null))));
    }

    private BundleTable table(String name, Inheritance inheritance, Column... columns) {
        TableTraits traits = new TableTraits(null, null, false, List.of(), TableSettings.NONE, inheritance);
        TableSchema schema =
                new TableSchema(name, List.of(columns), List.of(), List.of(), List.of(), List.of(), traits);
        String row = "1" + ",2".repeat(columns.length - 1) + "\n";
        return new BundleTable(
                schema, List.of(SampleBundle.shard(directory, name, 0, Compression.NONE, false, 0, 1, row)));
    }

    private static Column column(String name, boolean nullable, @Nullable ColumnDefault defaultValue) {
        ColumnType type = ColumnType.of(BaseType.INTEGER);
        return new Column(name, type, nullable, defaultValue, null, null, ColumnTraits.NONE);
    }

    private static String text(Bundle bundle) {
        return new String(DescriptorFile.bytes(bundle), StandardCharsets.UTF_8);
    }
}
