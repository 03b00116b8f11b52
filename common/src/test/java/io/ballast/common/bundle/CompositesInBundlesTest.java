package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
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

/** Composite types in descriptors and scripts. */
class CompositesInBundlesTest {
    private static final ColumnType MOOD =
            ColumnType.of(new UserType.EnumType(new TypeName(null, "mood"), List.of("sad", "ok")));
    private static final ColumnType PLACE = composite(
            "place",
            new CompositeType.Field("x", ColumnType.of(BaseType.REAL)),
            new CompositeType.Field("y", TypeSyntax.parse("ext.thing(3)", null).orElseThrow()));
    private static final ColumnType ADDRESS = composite(
            "address",
            new CompositeType.Field("a \"b\" c", ColumnType.parse("varchar(9)").orElseThrow()),
            new CompositeType.Field("moods", MOOD.asArray()),
            new CompositeType.Field("place", PLACE));

    @TempDir
    private Path directory;

    @Test
    void areStatedAsDataAndReadBack() {
        Bundle bundle = bundle();
        String json = text(bundle);

        assertThat(DescriptorFile.parse("d.json", json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(bundle);
        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"types\": [ { \"name\": \"mood\", \"enum\": [ \"sad\", \"ok\" ] },"
                        + " { \"name\": \"place\", \"composite\": [ { \"name\": \"x\", \"type\": \"real\" },"
                        + " { \"name\": \"y\", \"type\": \"\\\"ext\\\".\\\"thing\\\"(3)\" } ] },"
                        + " { \"name\": \"address\", \"composite\": [ { \"name\": \"a \\\"b\\\" c\", \"type\": \"varchar(9)\" },"
                        + " { \"name\": \"moods\", \"type\": \"\\\"mood\\\"[]\" },"
                        + " { \"name\": \"place\", \"type\": \"\\\"place\\\"\" } ] } ]");
    }

    @Test
    void areMadeByTheScriptInOrder() {
        assertThat(BundleScripts.schema(bundle())).contains("""
                        CREATE TYPE "mood" AS ENUM ('sad', 'ok');
                        CREATE TYPE "place" AS ("x" real, "y" "ext"."thing"(3));
                        CREATE TYPE "address" AS ("a ""b"" c" varchar(9), "moods" "mood"[], "place" "place");
                        CREATE TABLE "t" (
                          "a" "address"[]
                        );
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "x" | "y" | , ballast.types[1].composite[1].name: found "y"; expected each name once.
                    "x" | "" | , ballast.types[1].composite[0].name: found ""; expected a name of 1 to 63 bytes that PostgreSQL can hold: this one is empty.
                    "real" | "real; DROP" | , ballast.types[1].composite[0].type: found "real; DROP"; expected a type that PostgreSQL and Ballast know, such as text or numeric(12,2).
                    """)
    void areRefusedWhereNoDatabaseCouldHoldThem(String from, String to, String message) {
        String json = text(bundle());
        String wrong = json.replaceFirst(from, to);
        assertThat(wrong).isNotEqualTo(json);
        assertRefused(wrong, message);
    }

    @Test
    void areRefusedWithoutFields() {
        String json = text(bundle());
        String wrong = json.replaceFirst("(?s)(\"name\": \"place\",\\s+\"composite\": )\\[.*?]", "$1[]");
        assertThat(wrong).isNotEqualTo(json);
        assertRefused(wrong, ", ballast.types[1].composite: found an array; expected 1 to 1600 fields.");
    }

    /** Each type has the one before it twice: what walks through a few of them would not end. */
    @Test
    void areRefusedWhereTheyGrowWithoutEnd() {
        CompositeType type = (CompositeType) PLACE.userType();
        for (int i = 0; i < 11; i++) {
            type = twice("t" + i, type);
        }
        CompositeType last = type;
        assertThatThrownBy(() -> twice("last", last)).hasMessage("at most 10000 fields, those of its fields included");
    }

    private static CompositeType twice(String name, CompositeType type) {
        return new CompositeType(
                new TypeName(null, name),
                List.of(
                        new CompositeType.Field("a", ColumnType.of(type)),
                        new CompositeType.Field("b", ColumnType.of(type).asArray())));
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> DescriptorFile.parse("d.json", json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BallastException.class)
                .hasMessage("d.json" + message + " The bundle is refused: fetch it again or make it again.");
    }

    private static ColumnType composite(String name, CompositeType.Field... fields) {
        return ColumnType.of(new CompositeType(new TypeName(null, name), List.of(fields)));
    }

    private Bundle bundle() {
        TableSchema table = new TableSchema(
                "t",
                null,
                List.of(Column.of("a", ADDRESS.asArray(), true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        Shard shard = SampleBundle.shard(directory, "t", 0, Compression.NONE, false, 0, 1, "{}\n");
        return SampleBundle.of(Compression.NONE, false, List.of(new BundleTable(table, List.of(shard))));
    }

    private static String text(Bundle bundle) {
        return new String(DescriptorFile.bytes(bundle), StandardCharsets.UTF_8);
    }
}
