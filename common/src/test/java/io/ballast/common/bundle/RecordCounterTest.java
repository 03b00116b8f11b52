package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordCounterTest {
    @Test
    void countsWhatThePlainTwinCounts() {
        Random random = new Random(7);
        compareWithPlainTwin(random, SampleBundle.bytes("\"\n,a\n\"\u0000\u00e9\n\u000b\"\t!#"), 100, 40);
    }

    /** Long stretches without a quote, records without quotes after some with them, and pieces that end anywhere. */
    @Test
    void countsAlikeWhereQuotesAreRare() {
        Random random = new Random(8);
        compareWithPlainTwin(random, SampleBundle.bytes("\"" + "\n,a#!\u00a2".repeat(12)), 1_000, 400);
        compareWithPlainTwin(random, SampleBundle.bytes("\n,a#!"), 1_000, 400);
    }

    private static void compareWithPlainTwin(Random random, byte[] alphabet, int maxBytes, int maxPiece) {
        for (int round = 0; round < 2_000; round++) {
            byte[] csv = new byte[random.nextInt(maxBytes)];
            for (int i = 0; i < csv.length; i++) {
                csv[i] = alphabet[random.nextInt(alphabet.length)];
            }
            RecordCounter counter = new RecordCounter();
            int position = 0;
            while (position < csv.length) {
                int length = Math.min(1 + random.nextInt(maxPiece), csv.length - position);
                counter.count(csv, position, length);
                position += length;
            }
            assertThat(counter.records()).isEqualTo(plainTwin(csv));
            assertThat(counter.insideQuotes()).isEqualTo(endsInsideQuotes(csv));
        }
    }

    @Test
    void tellsEveryByteFromItsNeighbours() {
        for (int value = 0; value < 256; value++) {
            byte[] csv = new byte[64];
            Arrays.fill(csv, (byte) value);
            RecordCounter counter = new RecordCounter();
            counter.count(csv, 0, csv.length);
            assertThat(counter.records()).isEqualTo(value == '\n' ? 64 : 0);
            counter.count(new byte[] {'"'}, 0, 1);
            assertThat(counter.insideQuotes()).isTrue();
        }
    }

    private static long plainTwin(byte[] csv) {
        long records = 0;
        boolean inside = false;
        for (byte b : csv) {
            inside ^= b == '"';
            records += b == '\n' && !inside ? 1 : 0;
        }
        return records;
    }

    private static boolean endsInsideQuotes(byte[] csv) {
        boolean inside = false;
        for (byte b : csv) {
            inside ^= b == '"';
        }
        return inside;
    }
}
