package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.common.schema.UserType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types with names of their own in descriptors and scripts. */
class TypesInBundlesTest {
    private static final UserType MOOD =
            new UserType.EnumType(new TypeName(null, "mood"), List.of("sad", "o'k", "happy"));
    private static final UserType YEAR = new UserType.DomainType(
            new TypeName(null, "year"),
            ColumnType.of(BaseType.INTEGER),
            false,
            new Check("1901", "2155", null, null, List.of()));

    @TempDir
    private Path directory;

    @Test
    void areStatedAsDataAndReadBack() {
        Bundle bundle = bundle();
        String json = text(bundle);

        assertThat(DescriptorFile.parse("d.json", json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(bundle);
        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"types\": [ { \"name\": \"mood\", \"enum\": [ \"sad\", \"o'k\", \"happy\" ] },"
                        + " { \"name\": \"year\", \"domain\": \"integer\", \"nullable\": false,"
                        + " \"check\": { \"minimum\": \"1901\", \"maximum\": \"2155\" } } ]")
                .contains("{ \"type\": \"\\\"public\\\".\\\"Name\\\"\", \"as\": \"text\" }")
                .contains("{ \"type\": \"\\\"ext\\\".\\\"vector\\\"(3)\" }");
    }

    @Test
    void areMadeByTheScriptBeforeTheTables() {
        assertThat(BundleScripts.schema(bundle())).contains("""
                        CREATE TYPE "mood" AS ENUM ('sad', 'o''k', 'happy');
                        CREATE DOMAIN "year" AS integer NOT NULL CHECK (VALUE >= '1901' AND VALUE <= '2155');
                        CREATE TABLE "t" (
                          "m" "mood",
                          "ms" "mood"[],
                          "y" "year" NOT NULL,
                          "n" "public"."Name",
                          "v" "ext"."vector"(3)
                        );
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "name": "t" | "name": "mood" | , ballast.types[0].name: found "mood"; expected a name that no table and no other type has.
                    "name": "year" | "name": "mood" | , ballast.types[1].name: found "mood"; expected each name once.
                    "o'k" | "sad" | , ballast.types[0].enum[1]: found "sad"; expected a label of at most 63 bytes, each once.
                    "domain": "integer" | "domain": "integer[]" | , ballast.types[1].domain: found "integer[]"; expected a type that PostgreSQL and Ballast know, and no array.
                    "domain": "integer" | "domain": "now()" | , ballast.types[1].domain: found "now()"; expected a type that PostgreSQL and Ballast know, and no array.
                    "\\"ext\\".\\"vector\\"(3)" | "ext.vector" | , resources[0].schema.fields[4].ballast.type: found "ext.vector"; expected a type that PostgreSQL and Ballast know, such as text or numeric(12,2).
                    "\\"ext\\".\\"vector\\"(3)" | "\\"ext\\".\\"vector\\"(3); DROP" | , resources[0].schema.fields[4].ballast.type: found "\\"ext\\".\\"vector\\"(3); DROP"; expected a type that PostgreSQL and Ballast know, such as text or numeric(12,2).
                    """)
    void areRefusedWhereNoDatabaseCouldHoldThem(String from, String to, String message) {
        String json = text(bundle());
        String wrong = json.replaceFirst(
                from.replace("\\", "\\\\")
                        .replace("(", "\\(")
                        .replace(")", "\\)")
                        .replace(", ", ",\\s+"),
                to.replace("\\", "\\\\"));
        assertThat(wrong).isNotEqualTo(json);
        assertThatThrownBy(() -> DescriptorFile.parse("d.json", wrong.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BallastException.class)
                .hasMessage("d.json" + message + " The bundle is refused: fetch it again or make it again.");
    }

    private Bundle bundle() {
        ColumnType mood = ColumnType.of(MOOD);
        TableSchema table = new TableSchema(
                "t",
                null,
                List.of(
                        Column.of("m", mood, true),
                        Column.of("ms", mood.asArray(), true),
                        Column.of("y", ColumnType.of(YEAR), false),
                        Column.of("n", there("public.\"Name\"", ColumnType.of(BaseType.TEXT)), true),
                        Column.of("v", TypeSyntax.parse("ext.vector(3)", null).orElseThrow(), true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        Shard shard = SampleBundle.shard(
                directory, "t", 0, Compression.NONE, false, 0, 1, "sad,\"{sad,happy}\",1999,n,\"[1,2,3]\"\n");
        return SampleBundle.of(Compression.NONE, false, List.of(new BundleTable(table, List.of(shard))));
    }

    private static ColumnType there(String name, ColumnType as) {
        return TypeSyntax.parse(name, as).orElseThrow();
    }

    private static String text(Bundle bundle) {
        return new String(DescriptorFile.bytes(bundle), StandardCharsets.UTF_8);
    }
}
