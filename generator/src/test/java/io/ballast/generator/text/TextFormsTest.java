package io.ballast.generator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The fast spellings against their plain twins. */
final class TextFormsTest {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SplittableRandom random = new SplittableRandom(1);
    private final byte[] buffer = new byte[100];

    /** A form under test: writes at a position and returns the next one. */
    private interface Form {
        int put(byte[] buffer, int position);
    }

    private String text(Form form) {
        int end = form.put(buffer, 3);
        return new String(buffer, 3, end - 3, StandardCharsets.US_ASCII);
    }

    @Test
    void uuidsAsTheJdkPrintsThem() {
        for (int i = 0; i < 10_000; i++) {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            assertThat(text((b, p) ->
                            UuidText.put(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits(), b, p)))
                    .isEqualTo(uuid.toString());
        }
    }

    @Test
    void manyUuidsAsOneByOne() {
        int count = 100;
        long[] high = random.longs(count).toArray();
        long[] low = random.longs(count).toArray();
        long[][] words = new long[5][count];
        byte[] text = new byte[count * UuidText.ROOM_BYTES];
        int[] at = new int[count];
        Arrays.setAll(at, i -> i * UuidText.ROOM_BYTES);
        UuidText.spell(high, low, count, words);
        UuidText.putEach(words, count, text, at);
        for (int i = 0; i < count; i++) {
            int from = i * UuidText.ROOM_BYTES;
            assertThat(new String(text, from, at[i] - from, StandardCharsets.US_ASCII))
                    .isEqualTo(new UUID(high[i], low[i]).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                9,
                10,
                99,
                100,
                9_999_999,
                10_000_000,
                99_999_999,
                100_000_000,
                999_999_999_999_999_999L,
                Long.MAX_VALUE,
                -1,
                -10,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void wholeNumbersAtTheirBorders(long number) {
        assertThat(text((b, p) -> Digits.put(number, b, p))).isEqualTo(Long.toString(number));
    }

    @Test
    void wholeNumbersOfAllLengths() {
        for (int i = 0; i < 50_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(text((b, p) -> Digits.put(number, b, p))).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void fixedDigitsWithLeadingZeros() {
        for (int i = 0; i < 20_000; i++) {
            int digits = 1 + i % 18;
            long number = random.nextLong((long) Math.pow(10, digits));
            assertThat(text((b, p) -> Digits.putFixed(number, digits, b, p)))
                    .isEqualTo(String.format(Locale.ROOT, "%0" + digits + "d", number));
        }
    }

    @Test
    void decimalsWithAllDigitsOfTheirScale() {
        for (int i = 0; i < 20_000; i++) {
            int scale = i % 19;
            long unscaled = (random.nextLong() % 1_000_000_000_000_000_000L) >> random.nextInt(60);
            assertThat(text((b, p) -> Digits.putDecimal(unscaled, scale, b, p)))
                    .isEqualTo(BigDecimal.valueOf(unscaled, scale).toPlainString());
        }
    }

    @Test
    void timestampsFromYearOneTo9999() {
        long first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() * 1_000_000;
        for (int i = 0; i < 50_000; i++) {
            long micros = random.nextLong(first, last);
            long rounded = i % 3 == 0
                    ? Math.floorDiv(micros, 1_000_000) * 1_000_000
                    : i % 3 == 1 ? micros / 1000 * 1000 : micros;
            String plain = TIMESTAMP.format(Instant.EPOCH.plus(rounded, java.time.temporal.ChronoUnit.MICROS));
            assertThat(text((b, p) -> TimeText.putTimestamp(rounded, b, p))).isEqualTo(plain);
            assertThat(text((b, p) -> TimeText.putTimestampTz(rounded, b, p))).isEqualTo(plain + "+00");
        }
    }

    @ParameterizedTest
    @CsvSource({"2000-02-29", "1900-03-01", "2024-02-29", "0001-01-01", "9999-12-31", "1970-01-01", "1600-12-31"})
    void datesAtTheirBorders(LocalDate date) {
        assertThat(text((b, p) -> TimeText.putDate((int) date.toEpochDay(), b, p)))
                .isEqualTo(date.toString());
    }

    @ParameterizedTest
    @CsvSource({"10000-01-01", "294276-12-31"})
    void yearsOfMoreThanFourDigits(String date) {
        LocalDate day = LocalDate.parse("+" + date);
        assertThat(text((b, p) -> TimeText.putDate((int) day.toEpochDay(), b, p)))
                .isEqualTo(date);
    }

    @Test
    void timesOfDay() {
        for (int second = 0; second < 86_400; second += 7) {
            long micros = second * 1_000_000L;
            assertThat(text((b, p) -> TimeText.putTime(micros, b, p)))
                    .isEqualTo(LocalTime.ofSecondOfDay(micros / 1_000_000)
                            .format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00:00:00",
        "59, 00:00:59",
        "86400, 24:00:00",
        "90061, 25:01:01",
        "-3661, -01:01:01",
        "359999999, 99999:59:59"
    })
    void intervalsAsHoursMinutesSeconds(long seconds, String expected) {
        assertThat(text((b, p) -> TimeText.putInterval(seconds, b, p))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0.0.0", "-1, 255.255.255.255", "167772161, 10.0.0.1"})
    void addresses(int address, String expected) {
        assertThat(text((b, p) -> NetText.putAddress(address, b, p))).isEqualTo(expected);
    }

    @Test
    void hexadecimalBytes() {
        for (int count = 0; count <= 8; count++) {
            long word = random.nextLong();
            int bytes = count;
            assertThat(text((b, p) -> HexText.put(word, bytes, b, p)))
                    .isEqualTo(HexFormat.of().toHexDigits(word).substring(0, 2 * count));
        }
    }

    @Test
    void jsonStringsThatAnyReaderReads() {
        StringBuilder all = new StringBuilder("\"\\/ äöü 😀");
        for (char c = 1; c < 0x80; c++) {
            all.append(c);
        }
        byte[] utf8 = all.toString().getBytes(StandardCharsets.UTF_8);
        byte[] json = new byte[JsonText.maxQuoted(utf8.length)];
        int end = JsonText.putString(utf8, utf8.length, json, 0);
        String read =
                JsonMapper.builder().build().readValue(new String(json, 0, end, StandardCharsets.UTF_8), String.class);
        assertThat(read).isEqualTo(all.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "abc;abc",
                "||;\"\"",
                "null;\"null\"",
                "NULLS;NULLS",
                "a b;\"a b\"",
                "a,b;\"a,b\"",
                "{};\"{}\"",
                "a\"b;\"a\\\"b\"",
                "a\\b;\"a\\\\b\""
            })
    void arrayElementsWithQuotesWhereNeeded(String element, String expected) {
        byte[] utf8 = element.getBytes(StandardCharsets.UTF_8);
        assertThat(text((b, p) -> ArrayText.putElement(utf8, utf8.length, b, p)))
                .isEqualTo(expected);
    }
}
