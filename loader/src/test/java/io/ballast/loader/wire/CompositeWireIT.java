package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL judges: what composite values hold after binary COPY is, to the last byte, what it reads from CSV. */
class CompositeWireIT {
    private static WireTrial trial;
    private static RandomComposites composites;

    @BeforeAll
    static void connect() throws Exception {
        trial = new WireTrial();
        composites = new RandomComposites(trial::execute, type -> trial.knows(type.sqlName()));
    }

    @AfterAll
    static void disconnect() throws Exception {
        trial.close();
    }

    @Test
    void sendsFieldsOfAllTypesAsTheServerReadsThem() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        List<String> values = new ArrayList<>();
        values.add(null);
        values.add("(" + ",".repeat(RandomComposites.fields(composites.outer()).size() - 1) + ")");
        for (int i = 0; i < 400; i++) {
            values.add(RandomComposites.value(composites.outer(), random));
        }
        assertSame(composites.outer(), values);
    }

    @Test
    void sendsArraysOfThemAsTheServerReadsThem() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        List<String> values = new ArrayList<>(List.of("{}", "{NULL}", "{{\"(,,)\"},{\"(1,,{})\"}}"));
        for (int i = 0; i < 400; i++) {
            values.add(RandomComposites.value(composites.inner().asArray(), random));
        }
        assertSame(composites.inner().asArray(), values);
    }

    @Test
    void readsQuotesBackslashesAndSpaceAsTheServerDoes() throws Exception {
        ColumnType texts =
                composites.made("texts", List.of(ColumnType.of(BaseType.TEXT), ColumnType.of(BaseType.TEXT)));
        assertSame(
                texts,
                List.of(
                        "(a,b)",
                        "( a , b )",
                        " \t\n(a,b)\r ",
                        "(\"\",)",
                        "(\"\"\"\",\"a\"\"b\")",
                        "(a\"b,c\"d,\\\"e)",
                        "(\\,\\),\\(\\\\)",
                        "((,\"a\nb\")",
                        "(\"\"\"\"\"\",\"\\\"\"\"\\\"\")",
                        "(null,NULL)",
                        "({a},\"é🚀\")"));
    }

    /** Nearly valid values: whatever the encoder lets through must fare in binary as it does in CSV. */
    @Test
    void acceptsNothingThatCsvRefusesOrReadsOtherwise() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        ColumnType type = composites.made(
                "mutated",
                List.of(
                        ColumnType.of(BaseType.BOOLEAN),
                        ColumnType.of(BaseType.TEXT),
                        ColumnType.of(BaseType.TEXT).asArray()));
        List<String> odd = List.of("(t,\"a,(b\",\"{x,\"\"so, \\\\\"\"so\\\\\"\"\"\"}\")", "(,\"\",)", "(f,a\\\"b,{})");
        List<String> accepted = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            String value = Mutation.mutated(odd, random);
            if (takes(type, value)) {
                accepted.add(value);
            } else {
                refused++;
            }
        }
        assertThat(accepted.size()).isGreaterThan(100);
        assertThat(refused).isGreaterThan(100);
        trial.compare(type, accepted);
    }

    private static void assertSame(ColumnType type, List<String> values) throws Exception {
        String csv = WireTrial.csv(values);
        assertThat(trial.throughBinary(type, csv).orElseThrow())
                .isEqualTo(trial.throughCsv(type, csv).orElseThrow());
    }

    private static boolean takes(ColumnType type, String value) {
        WireType wire = WireType.of(type, TypeNumber.UNKNOWN);
        return WireTrial.takes(wire.encoder(), wire.growth(), value);
    }
}
