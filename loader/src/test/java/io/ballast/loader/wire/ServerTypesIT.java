package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.ServerTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL judges: what its own types hold after binary COPY is, to the last byte, what we have sent and what it reads from CSV. */
class ServerTypesIT {
    private static WireTrial trial;

    @BeforeAll
    static void connect() throws Exception {
        trial = new WireTrial();
    }

    @AfterAll
    static void disconnect() throws Exception {
        trial.close();
    }

    static Stream<ServerType> types() {
        return Stream.of(ServerType.values()).filter(ServerType::hasBinaryForm);
    }

    @ParameterizedTest
    @MethodSource("types")
    void sendsOddValuesAsTheServerSendsThem(ServerType type) throws Exception {
        assumeKnown(type);
        List<String> values = new ArrayList<>(OddServerValues.of(type));
        values.add(null);
        assertSame(column(type), values);
    }

    @ParameterizedTest
    @MethodSource("types")
    void sendsArraysOfOddValuesAsTheServerSendsThem(ServerType type) throws Exception {
        assumeKnown(type);
        char delimiter = column(type).delimiter();
        String odd = OddValues.array(OddServerValues.of(type), delimiter);
        String loose = odd.replace("\"" + delimiter + "\"", "\" , NULL,\t\"".replace(',', delimiter));
        assertSame(column(type).asArray(), List.of("{}", "{NULL}", odd, loose));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bit(3): 010 111",
                "varbit(3): 01 111",
                "timetz(2): 12:00:00.125+01 23:59:59.995+00 23:59:59.9949-08",
                "timetz(0)[]: {12:00:00.5+01,NULL}",
                "bit(2)[]: {01,10}"
            })
    void keepsToLengthsAsTheServerDoes(String text) throws Exception {
        String[] parts = text.split(": ", -1);
        assertSame(ServerTypes.parse(parts[0]).orElseThrow(), List.of(parts[1].split(" ", -1)));
    }

    /** Nearly valid values: whatever the encoder lets through must fare in binary as it does in CSV. */
    @ParameterizedTest
    @MethodSource("types")
    void acceptsNothingThatCsvRefusesOrReadsOtherwise(ServerType type) throws Exception {
        assumeKnown(type);
        ColumnType column = column(type);
        SplittableRandom random = new SplittableRandom(type.sqlName().hashCode());
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < (type == ServerType.XML ? 60 : 2000); i++) {
            String value = Mutation.mutated(OddServerValues.of(type), random);
            if (takes(column, value)) {
                accepted.add(value);
            }
        }
        assertThat(accepted.size()).isGreaterThan(10);
        trial.compare(column, accepted);
    }

    @Test
    void sendsArraysOfSeveralDimensionsAsTheServerSendsThem() throws Exception {
        assertSame(
                ColumnType.parse("integer[][]").orElseThrow(),
                List.of(
                        "{{1,2},{3,4}}",
                        "{{1},{NULL}}",
                        "{{{1,2},{3,4}},{{5,6},{7,8}}}",
                        "{ { 1 , 2 } , { 3 , 4 } }",
                        "{7}"));
        assertSame(
                ColumnType.parse("text[]").orElseThrow(),
                List.of("{{a,\"b,}\"},{\"{\",NULL}}", "{{{{{{x}}}}}}", "{{\"\",a b}}"));
    }

    /** As the server writes them, and of several dimensions. */
    @Test
    void sendsArraysOfBoxesWithoutQuotesAsTheServerSendsThem() throws Exception {
        assertSame(
                column(ServerType.BOX).asArray(),
                List.of("{(1,1),(0,0);(3,3),(2,2)}", "{(1,1),(0,0)}", "{{(1,1),(0,0);NULL};{NULL ; (3,3),(2,2) }}"));
    }

    /** What the server itself says of values that are refused here. */
    @Test
    void refusesNoMoreThanTheServerOfWhatItWrites() throws Exception {
        String csv = trial.csvOf("SELECT n, numrange(least(a, b), greatest(a, b), '[]'), 'tail' FROM (SELECT n,"
                + " round((random() - 0.5)::numeric * 10::numeric ^ (n % 20), n % 7) AS a, round(random()::numeric * 100, 3) AS b"
                + " FROM generate_series(1, 1000) AS n) AS made");
        ColumnType column = column(ServerType.NUMRANGE);
        assertThat(trial.throughBinary(column, csv).orElseThrow())
                .isEqualTo(trial.throughCsv(column, csv).orElseThrow());
    }

    private static ColumnType column(ServerType type) {
        return ServerTypes.parse(type.sqlName()).orElseThrow();
    }

    /** Multiranges came with PostgreSQL 14, and a server may be built without XML. */
    private static void assumeKnown(ServerType type) throws Exception {
        assumeThat(trial.knows(type.sqlName())).isTrue();
    }

    private static void assertSame(ColumnType type, List<String> values) throws Exception {
        String csv = WireTrial.csv(values);
        byte[] expected = trial.throughCsv(type, csv).orElseThrow();
        assertThat(trial.throughBinary(type, csv).orElseThrow()).isEqualTo(expected);
        if (type.serverType().filter(own -> own == ServerType.XML).isEmpty()) {
            assertThat(WireTrial.encoded(type, csv)).isEqualTo(expected);
        }
    }

    private static boolean takes(ColumnType type, String value) {
        WireType wire = WireType.of(type, TypeNumber.UNKNOWN);
        return WireTrial.takes(wire.encoder(), wire.growth(), value);
    }
}
