package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.ExtensionType;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL judges: what types of extensions hold after binary COPY is, to the last byte, what the server reads from CSV. */
class ExtensionTypesIT {
    private static WireTrial trial;

    @BeforeAll
    static void connect() throws Exception {
        trial = new WireTrial();
        for (ExtensionType type : ExtensionType.values()) {
            trial.execute("CREATE EXTENSION " + type.sqlName());
        }
    }

    @AfterAll
    static void disconnect() throws Exception {
        trial.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsOddValuesAsTheServerReadsThem(ExtensionType type) throws Exception {
        List<String> values = new ArrayList<>(odd(type));
        values.add(null);
        assertSame(column(type), values);
    }

    @ParameterizedTest
    @EnumSource
    void readsArraysAndFieldsAsTheServerReadsThem(ExtensionType type) throws Exception {
        assertSame(column(type).asArray(), List.of("{}", "{NULL}", OddValues.array(odd(type))));

        trial.execute("DROP TYPE IF EXISTS pair CASCADE; CREATE TYPE pair AS (a " + type.sqlName() + ", b text)");
        ColumnType pair = ColumnType.of(new CompositeType(
                new TypeName(null, "pair"),
                List.of(
                        new CompositeType.Field("a", column(type)),
                        new CompositeType.Field("b", ColumnType.of(BaseType.TEXT)))));
        List<String> rows = odd(type).stream()
                .map(value -> "(\"" + value.replace("\\", "\\\\").replace("\"", "\"\"") + "\",b)")
                .toList();
        assertSame(pair, rows);
        assertSame(pair.asArray(), List.of(OddValues.array(rows)));
    }

    /** Nearly valid values: both formats take them and hold the same, or neither takes them. */
    @ParameterizedTest
    @EnumSource
    void takesWhatTheServerTakesAndNothingElse(ExtensionType type) throws Exception {
        SplittableRandom random = new SplittableRandom(type.sqlName().hashCode());
        List<String> values = IntStream.range(0, 300)
                .mapToObj(i -> Mutation.mutated(odd(type), random))
                .filter(value -> value.indexOf('\u000B') < 0)
                .toList();
        trial.compare(column(type), values);
    }

    /** Texts of the characters that its parser looks at, most of which are no hstore. */
    @Test
    void takesTextsOfThePartsOfAnHstoreAsTheServerDoes() throws Exception {
        List<String> parts =
                List.of("a", "b", "=>", "=>", "=>", ",", ",", "\"", "\\", " ", "=", ">", "NULL", "é", "\n");
        SplittableRandom random = new SplittableRandom(11);
        List<String> values = IntStream.range(0, 400)
                .mapToObj(i -> random.ints(random.nextInt(1, 9), 0, parts.size())
                        .mapToObj(parts::get)
                        .collect(Collectors.joining()))
                .toList();
        trial.compare(column(ExtensionType.HSTORE), values);
    }

    /** The server sorts pairs, and of equal keys keeps the first in its order: which that is, is up to how it sorts. */
    @Test
    void keepsOfEqualKeysThePairThatTheServerKeeps() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            values.add(IntStream.range(0, random.nextInt(1, 60))
                    .mapToObj(n -> "k" + random.nextInt(12) + "=>" + (random.nextInt(9) == 0 ? "NULL" : "v" + n))
                    .collect(Collectors.joining(", ")));
        }
        assertSame(column(ExtensionType.HSTORE), values);
    }

    @Test
    void refusesAVerticalTabOutsideQuotesWhichServersReadInTwoWays() throws Exception {
        ColumnType hstore = column(ExtensionType.HSTORE);
        assertThatThrownBy(() -> trial.throughBinary(hstore, WireTrial.csv(List.of("a\u000B=>b"))))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("an hstore with a vertical tab outside quotes, which servers read in two ways");
        assertSame(hstore, List.of("\"a\u000B\"=>\\\u000B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE DOMAIN mine.ltree AS text",
                "CREATE TYPE mine.ltree AS (a ltree)",
                "CREATE TABLE mine.ltree (a int)"
            })
    void aTypeOfTheSameNameIsNotTheExtensions(String sql) throws Exception {
        trial.execute("DROP SCHEMA IF EXISTS mine CASCADE; CREATE SCHEMA mine");
        trial.execute(sql);
        ColumnType type = TypeSyntax.parse("mine.ltree", null).orElseThrow();
        assertThatThrownBy(() -> trial.throughBinary(type, WireTrial.csv(List.of("a"))))
                .hasMessage(type + " has no binary form");
    }

    private static ColumnType column(ExtensionType type) {
        return TypeSyntax.parse(type.sqlName(), null).orElseThrow();
    }

    private static List<String> odd(ExtensionType type) {
        return switch (type) {
            case CITEXT -> List.of("", "a", "A", " É ß ", "\"x\"", "a,b\nc", "\\", "NULL", "x".repeat(3000));
            case LTREE -> List.of("", "a", "Top.Science.Astronomy", "a_1.b.c", "a.".repeat(900) + "z");
            case HSTORE ->
                List.of(
                        "",
                        " ",
                        "a=>b",
                        "\"a\"=>\"1\", \"b\"=>NULL",
                        "a=>null,b=>Null,c=>\"NULL\",d=>nulls,e=>\\null",
                        "\"\"=>\"\"",
                        " a b".replace(" b", "  =>  b ,"),
                        "a=>b,",
                        "a=>,",
                        "a=>,b",
                        ",a=>b",
                        "a=>=",
                        "a\"b=>c\"d",
                        "\"a\\\"\\\\b\"=>\"c\\d\"",
                        "\\ a\\=b=>\\,c\\ d",
                        "é=>\"ß, ü\"",
                        "a=>1,a=>2,b=>3,a=>4",
                        "a=>b,".repeat(20_000),
                        "\"" + "k".repeat(500) + "\"=>\"" + "v".repeat(3000) + "\"");
        };
    }

    private static void assertSame(ColumnType type, List<String> values) throws Exception {
        String csv = WireTrial.csv(values);
        byte[] expected = trial.throughCsv(type, csv).orElseThrow();
        assertThat(trial.throughBinary(type, csv).orElseThrow()).isEqualTo(expected);
    }
}
