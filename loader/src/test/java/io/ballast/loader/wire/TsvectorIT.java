package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL judges: texts of tsvector that its parser finds odd, and those that it refuses. */
class TsvectorIT {
    private static final ColumnType TYPE = ServerTypes.parse("tsvector").orElseThrow();
    private static final int BATCH = 500;

    private static WireTrial trial;

    @BeforeAll
    static void connect() throws Exception {
        trial = new WireTrial();
    }

    @AfterAll
    static void disconnect() throws Exception {
        trial.close();
    }

    /** The seeds of random texts. */
    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void takesWhatTheServerTakesAndHoldsTheSame(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String text = RandomTsvectors.text(random);
            String reason = reason(text);
            if (reason == null) {
                accepted.add(text);
            } else if (!isUnsure(reason)) {
                refused.add(text);
            }
        }
        assertThat(accepted).hasSizeGreaterThan(BATCH / 4);
        assertThat(refused).hasSizeGreaterThan(BATCH / 50);
        assertSame(accepted);
        for (String text : refused) {
            assertThat(trial.throughCsv(TYPE, WireTrial.csv(List.of(text))))
                    .as(text)
                    .isEmpty();
        }
    }

    /** Each stands at a limit of the server. */
    static Stream<String> longest() {
        return Stream.of(
                "x".repeat(2046),
                "é".repeat(1023) + ":1",
                "a:" + numbers(1, 256),
                "a:" + numbers(1, 257),
                "a:" + numbers(1, 300) + " a:" + numbers(200, 500) + "A",
                "a:16382,16383A,16384A,2147483647A",
                "a:16384B,20000,16383C",
                lexemes(1000, 1000),
                lexemes(512, 2046) + " " + "y".repeat(1023),
                ("x".repeat(1000) + " ").repeat(1049),
                "a ".repeat(500_000));
    }

    @ParameterizedTest
    @MethodSource("longest")
    void keepsToTheServersLimits(String text) throws Exception {
        assertThat(reason(text)).isNull();
        assertSame(List.of(text));
    }

    static Stream<String> tooLong() {
        return Stream.of(
                "x".repeat(2047),
                "é".repeat(1024),
                "'" + "x".repeat(3000) + "':1",
                lexemes(513, 2046),
                lexemes(512, 2046) + " " + "y".repeat(1023) + " b",
                ("x".repeat(1000) + " ").repeat(1050),
                lexemes(512, 2046) + " " + "y".repeat(1023) + ":1",
                "abcdefghijklmnopqrstuvwxyz0123456789 ".repeat(40_000));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void refusesWhatTheServerFindsTooLong(String text) throws Exception {
        assertThat(reason(text)).contains(" bytes, more than ");
        assertThat(trial.throughCsv(TYPE, WireTrial.csv(List.of(text)))).isEmpty();
    }

    /** One that the server takes, and whose value depends on how it sorts, its locale, version or system. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a:1,16383A,16383", "a\u3000b", "a\u00a0", "\u2028", "a:2147483648", "a:99999999999999999999"})
    void refusesWhatServersReadInDifferentWays(String text) {
        assertThat(reason(text)).matches(TsvectorIT::isUnsure);
    }

    @Test
    void takesSuchSpaceInQuotesAndBehindBackslashes() throws Exception {
        assertSame(List.of("'a\u3000b'", "a\\\u3000b\\\u00a0:3", "'\u2028'"));
    }

    @Test
    void takesWhateverTheServerWrites() throws Exception {
        String csv = trial.csvOf("SELECT n, setweight(to_tsvector('simple', string_agg(word, ' ' ORDER BY word)), 'B')"
                + " || array_to_tsvector(array_agg(chr(33 + n % 9000) || '''\\ ' || word)), 'tail'"
                + " FROM generate_series(1, 2000) AS n, LATERAL (SELECT md5(n::text || w::text) AS word"
                + " FROM generate_series(1, n % 30 + 1) AS w) AS words GROUP BY n");
        assertThat(trial.throughBinary(TYPE, csv).orElseThrow())
                .isEqualTo(trial.throughCsv(TYPE, csv).orElseThrow());
    }

    @Test
    void takesArraysOfThem() throws Exception {
        SplittableRandom random = new SplittableRandom(99);
        List<String> texts = Stream.generate(() -> RandomTsvectors.text(random))
                .filter(text -> reason(text) == null)
                .limit(300)
                .toList();
        List<String> arrays = IntStream.range(0, 100)
                .mapToObj(i -> OddValues.array(texts.subList(3 * i, 3 * i + 3)))
                .toList();
        String csv = WireTrial.csv(arrays);
        assertThat(trial.throughBinary(TYPE.asArray(), csv).orElseThrow())
                .isEqualTo(trial.throughCsv(TYPE.asArray(), csv).orElseThrow());
    }

    /** Both tables as the server sends them, and, as the bytes that went there are in order, those too. */
    private static void assertSame(List<String> texts) throws Exception {
        String csv = WireTrial.csv(texts);
        byte[] expected = trial.throughCsv(TYPE, csv).orElseThrow();
        assertThat(trial.throughBinary(TYPE, csv).orElseThrow()).isEqualTo(expected);
        assertThat(WireTrial.encoded(TYPE, csv)).isEqualTo(expected);
    }

    private static String lexemes(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(n -> String.format("%0" + length + "d", count - n))
                .collect(Collectors.joining(" "));
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private static boolean isUnsure(String reason) {
        return reason.endsWith("which servers read in different ways")
                || reason.endsWith("of which servers keep any")
                || reason.endsWith("above 2147483647");
    }

    /** Why it is refused; null where it is not. */
    private static String reason(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        WireType wire = WireType.of(TYPE, TypeNumber.UNKNOWN);
        try {
            wire.encoder().put(text, 0, text.length, new byte[RowEncoder.ROOM + wire.growth() * text.length], 0);
            return null;
        } catch (RefusedValue refused) {
            return refused.reason();
        }
    }
}
