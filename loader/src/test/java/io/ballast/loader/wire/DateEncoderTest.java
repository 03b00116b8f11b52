package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DateEncoderTest {
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    @Test
    void numbersEveryDayOfThreeCenturies() {
        for (LocalDate day = LocalDate.of(1890, 1, 1); day.getYear() < 2110; day = day.plusDays(1)) {
            assertNumbered(day);
        }
    }

    @Test
    void numbersDaysFromTheBeginningOfTheJulianPeriodToTheEndOfTheType() {
        for (LocalDate day = LocalDate.of(-4713, 11, 24); day.getYear() < 12_000; day = day.plusDays(613)) {
            assertNumbered(day);
        }
        for (LocalDate day = LocalDate.of(12_000, 1, 1); day.getYear() < 5_874_897; day = day.plusDays(99_991)) {
            assertNumbered(day);
        }
    }

    @Test
    void knowsTheLengthOfEveryMonth() {
        for (int year : new int[] {1600, 1700, 1999, 2000, 2023, 2024, 2100}) {
            for (int month = 1; month <= 12; month++) {
                int length = LocalDate.of(year, month, 1).lengthOfMonth();
                String next = "%04d-%02d-%02d".formatted(year, month, length + 1);
                assertThatThrownBy(() -> encoded(next)).hasMessage("no such day");
                assertNumbered(LocalDate.of(year, month, length));
            }
        }
    }

    private static void assertNumbered(LocalDate day) {
        boolean bc = day.getYear() < 1;
        String text = "%04d-%02d-%02d%s"
                .formatted(
                        bc ? 1 - day.getYear() : day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        bc ? " BC" : "");
        assertThat(encoded(text)).as(text).isEqualTo(ChronoUnit.DAYS.between(EPOCH, day));
    }

    private static int encoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] wire = new byte[4];
        DateEncoder.put(bytes, 0, bytes.length, wire, 0);
        return ByteBuffer.wrap(wire).getInt();
    }
}
