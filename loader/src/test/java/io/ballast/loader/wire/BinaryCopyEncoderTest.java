package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryCopyEncoderTest {
    private static final List<Column> USERS = Columns.of("uuid", "text", "integer", "timestamptz", "boolean", "text");

    private static final String SMALL = """
            0f8fad5b-d9cb-469f-a165-70867728950e,plain,1,2024-02-29 12:34:56.789+00,t,z
            ,,,,,
            0f8fad5b-d9cb-469f-a165-70867728950e,"",-2147483648,0001-01-01 00:00:00+00,f,"a,b"
            "0f8fad5b-d9cb-469f-a165-70867728950e","say ""hi""\","7","2024-02-29 12:34:56+02:30",t,""
            FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF,"two
            lines and a tail ""\","12",1999-12-31 23:59:59.999999-08,false,\\.
            00000000-0000-0000-0000-000000000000,Grüße 🚀 and a text of more than sixteen bytes,0,2000-01-01T00:00:00Z,true,"\\."
            """;

    @Test
    void writesHeaderTuplesAndTrailer() {
        byte[] wire = Encoding.of(Columns.of("smallint", "text"), "258,hi\n,\"\"\n");
        assertThat(HexFormat.of().formatHex(wire))
                .isEqualTo("5047434f50590aff0d0a00" + "00000000" + "00000000"
                        + "0002" + "00000002" + "0102" + "00000002" + "6869"
                        + "0002" + "ffffffff" + "00000000"
                        + "ffff");
    }

    @Test
    void writesHeaderAndTrailerForNoRowAtAll() {
        assertThat(HexFormat.of().formatHex(Encoding.of(USERS, "")))
                .isEqualTo("5047434f50590aff0d0a00" + "00000000" + "00000000" + "ffff");
    }

    @Test
    void agreesWithThePlainTwin() {
        assertThat(Encoding.of(USERS, SMALL)).isEqualTo(PlainEncoder.encode(USERS, SMALL));
    }

    @Test
    void givesTheSameBytesWhereverAFileIsCutInTwo() {
        byte[] csv = SMALL.getBytes(StandardCharsets.UTF_8);
        byte[] expected = Encoding.of(USERS, SMALL);
        for (int cut = 0; cut <= csv.length; cut++) {
            assertThat(Encoding.split(USERS, csv, cut)).as("cut at " + cut).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 37, 38, 100})
    void givesTheSameBytesForChunksOfAnySize(int chunk) {
        byte[] csv = SMALL.getBytes(StandardCharsets.UTF_8);
        assertThat(Encoding.of(USERS, new CsvDialect(false), csv, chunk)).isEqualTo(Encoding.of(USERS, SMALL));
    }

    @Test
    void agreesWithThePlainTwinOnRandomFiles() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            RandomCsv file = RandomCsv.of(random);
            byte[] csv = file.text().getBytes(StandardCharsets.UTF_8);
            byte[] wire = Encoding.of(file.columns(), new CsvDialect(false), csv, 1 + random.nextInt(csv.length + 9));
            assertThat(wire).as("seed " + seed).isEqualTo(PlainEncoder.encode(file.columns(), file.text()));
        }
    }

    /** Mostly broken CSV: the outcome, bytes or message, is that of the twin where there is one, and never depends on the chunks. */
    @Test
    void saysTheSameOfGarbageHoweverItIsCut() {
        List<Column> columns = Columns.of("text", "integer", "text");
        int taken = 0;
        for (long seed = 0; seed < 1500; seed++) {
            String csv = Garbage.csv(new SplittableRandom(seed));
            byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
            Object whole = outcome(columns, bytes, bytes.length + 1);
            if (whole instanceof String wire) {
                taken++;
                assertThat(wire).as(csv).isEqualTo(HexFormat.of().formatHex(PlainEncoder.encode(columns, csv)));
            }
            for (int chunk : new int[] {1, 2, 5, 13}) {
                assertThat(outcome(columns, bytes, chunk)).as(csv).isEqualTo(whole);
            }
        }
        assertThat(taken).isBetween(150, 1350);
    }

    /** The wire's bytes in hex, or the list of the message alone. */
    private static Object outcome(List<Column> columns, byte[] csv, int chunk) {
        try {
            return HexFormat.of().formatHex(Encoding.of(columns, new CsvDialect(false), csv, chunk));
        } catch (BallastException refused) {
            return List.of(refused.getMessage());
        }
    }

    @Test
    void takesTheLastRecordWithoutItsNewline() {
        List<Column> columns = Columns.of("text", "uuid");
        String uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
        assertThat(Encoding.of(columns, "a," + uuid)).isEqualTo(Encoding.of(columns, "a," + uuid + "\n"));
        assertThat(Encoding.of(columns, "\"a\",")).isEqualTo(Encoding.of(columns, "\"a\",\n"));
        assertThat(Encoding.of(columns, "a,\"" + uuid + "\"")).isEqualTo(Encoding.of(columns, "a," + uuid + "\n"));
    }

    @Test
    void countsRowsAndSendsFullChunksOnly() {
        List<Integer> writes = new ArrayList<>();
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(Columns.of("text"), new CsvDialect(false));
        byte[] csv = ("x".repeat(999) + "\n").repeat(100).getBytes(StandardCharsets.UTF_8);
        encoder.encode(csv, 0, csv.length, (bytes, offset, length) -> writes.add(length));
        assertThat(encoder.rows()).isEqualTo(100);
        encoder.finish((bytes, offset, length) -> writes.add(length));
        assertThat(writes).containsExactly(19 + 66 * 1005, 34 * 1005 + 2);
    }

    @Test
    void keepsAValueOfSeveralMegabytesWhole() {
        String prose = "\"" + "say \"\"hi\"\" ".repeat(300_000) + "\"";
        String csv = "1," + prose + ",2\n3,x,4\n";
        List<Column> columns = Columns.of("integer", "text", "integer");
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        assertThat(Encoding.of(columns, new CsvDialect(false), bytes, 65_536))
                .isEqualTo(PlainEncoder.encode(columns, csv));
    }

    @Test
    void skipsTheHeaderAndChecksItsNames() {
        List<Column> columns = Columns.of("integer", "text");
        CsvDialect dialect = new CsvDialect(true);
        for (int chunk : new int[] {1, 3, 1000}) {
            assertThat(Encoding.of(columns, dialect, "a,\"b\"\n1,x\n".getBytes(StandardCharsets.UTF_8), chunk))
                    .isEqualTo(Encoding.of(columns, "1,x\n"));
        }
        assertRefused(columns, dialect, "b,a\n1,x\n", "header, name 1: found \"b\"; expected \"a\"");
        assertRefused(columns, dialect, "a\n", "header: found 1 names; expected 2 names");
        assertRefused(
                columns, dialect, "", "header: found none; expected one at the beginning, as the descriptor says");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,x,1⏎2,x⏎ | row 2: ends after field 2 of 3",
                "1,x,1⏎⏎ | row 2: ends after field 1 of 3",
                "1,x | row 1: ends after field 2 of 3",
                "1,x,1,1⏎ | row 1: has more than 3 fields",
                "1,\"x,1⏎ | row 1, column \"b\": the quote that opens the value is never closed",
                "1,x\"y,1⏎ | row 1, column \"b\": a quote inside an unquoted value",
                "1,\"x\"y,1⏎ | row 1, column \"b\": text between the closing quote and the end of the value",
                "1,x,1␍⏎ | row 1, column \"c\": a carriage return outside quotes; records end with \\n",
                "1,x␀y,1⏎ | row 1, column \"b\": a NUL character, which PostgreSQL cannot store",
                "1,\"x␀y\",1⏎ | row 1, column \"b\": a NUL character, which PostgreSQL cannot store",
                "1,x,1⏎1,x,12.5⏎ | row 2, column \"c\": not a whole number: \"12.5\"; integer expected",
                "x,x,1⏎ | row 1, column \"a\": not a whole number: \"x\"; integer expected",
                "99999999999,x,1⏎ | row 1, column \"a\": out of range: \"99999999999\"; integer expected",
            })
    void namesThePlaceOfWhatItRefuses(String csv, String message) {
        List<Column> columns = Columns.of("integer", "text", "integer");
        byte[] bytes =
                csv.replace('⏎', '\n').replace('␍', '\r').replace('␀', '\0').getBytes(StandardCharsets.UTF_8);
        for (int chunk = 1; chunk <= bytes.length; chunk++) {
            int size = chunk;
            assertThatThrownBy(() -> Encoding.of(columns, new CsvDialect(false), bytes, size))
                    .isInstanceOfSatisfying(BallastException.class, e -> assertThat(e.category())
                            .isEqualTo(ErrorCategory.INPUT_REFUSED))
                    .hasMessage(message);
        }
    }

    @Test
    void refusesInvalidUtf8WithTheValueMadeVisible() {
        byte[] csv = "1,Gr\u00FC\u00DFe,1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Encoding.of(Columns.of("integer", "text", "integer"), new CsvDialect(false), csv, 99))
                .hasMessage("row 1, column \"b\": not valid UTF-8: \"Gr��e\"; text expected");
    }

    @Test
    void shortensLongValuesInMessages() {
        assertThatThrownBy(() -> Encoding.of(Columns.of("integer"), "\"" + "tab\t".repeat(20) + "\"\n"))
                .hasMessage("row 1, column \"a\": not a whole number: \"" + "tab\\u0009".repeat(10)
                        + "…\"; integer expected");
    }

    @Test
    void refusesNullWhereTheColumnTakesNone() {
        Column id = Column.of("id", Columns.of("uuid").get(0).type(), false);
        assertThatThrownBy(() -> Encoding.of(List.of(id, id), ",\n"))
                .hasMessage("row 1, column \"id\": NULL; uuid NOT NULL expected");
    }

    @Test
    void refusesTheBareEndMarkOfOlderServers() {
        List<Column> columns = Columns.of("text");
        assertThat(Encoding.of(columns, "\"\\.\"\n")).isEqualTo(PlainEncoder.encode(columns, "\"\\.\"\n"));
        assertRefused(
                columns,
                new CsvDialect(false),
                "a\n\\.\nb\n",
                "row 2, column \"a\": an unquoted \\. alone in its record: older servers take it for the end");
    }

    @Test
    void refusesARecordLongerThanItsMemory() {
        BinaryCopyEncoder encoder =
                new BinaryCopyEncoder(Columns.of("text"), TypeNumbers.UNKNOWN, new CsvDialect(false), 1000);
        byte[] csv = ("short\n\"" + "x".repeat(500)).getBytes(StandardCharsets.UTF_8);
        encoder.encode(csv, 0, csv.length, (bytes, offset, length) -> {});
        byte[] more = "x".repeat(500).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> encoder.encode(more, 0, more.length, (bytes, offset, length) -> {}))
                .hasMessage(
                        "row 2: longer than 1000 bytes, the most that this Java's memory allows for; is a quote missing? "
                                + "If not, give Java more memory (-Xmx) or load with CSV as the wire format");
    }

    @Test
    void passesOnWhatTheSinkThrows() {
        IOException broken = new IOException("pipe");
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(Columns.of("text"), new CsvDialect(false));
        assertThatThrownBy(() -> encoder.finish((bytes, offset, length) -> {
                    throw broken;
                }))
                .isSameAs(broken);
    }

    private static void assertRefused(List<Column> columns, CsvDialect dialect, String csv, String message) {
        assertThatThrownBy(() -> Encoding.of(columns, dialect, csv.getBytes(StandardCharsets.UTF_8), 5))
                .hasMessage(message);
    }
}
