package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsvScanTest {
    private static final byte[] ALPHABET =
            "abcdefgh -+!#~\u007f\t\u0001\u001f,\"\n\r\0\u00e9\u00ff\u0080\u00ac\u00a2\u008a"
                    .getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void findsTheEndOfUnquotedFieldsAsThePlainLoopDoes() {
        forRandomBytes((bytes, from, limit) ->
                assertThat(CsvScan.unquotedEnd(bytes, from, limit)).isEqualTo(plainUnquotedEnd(bytes, from, limit)));
    }

    @Test
    void findsTheEndOfQuotedFieldsAsThePlainLoopDoes() {
        forRandomBytes((bytes, from, limit) -> {
            int end = from;
            while (end < limit && bytes[end] != '"' && bytes[end] != 0) {
                end++;
            }
            assertThat(CsvScan.quotedEnd(bytes, from, limit)).isEqualTo(end);
        });
    }

    @Test
    void copiesUnquotedFieldsAndTellsAsciiFromTheRest() {
        forRandomBytes((bytes, from, limit) -> {
            byte[] wire = new byte[limit + 16];
            int end = plainUnquotedEnd(bytes, from, limit);
            byte[] field = Arrays.copyOfRange(bytes, from, end);
            boolean ascii = true;
            for (byte b : field) {
                ascii &= b >= 0;
            }
            assertThat(CsvScan.copyUnquoted(bytes, from, limit, wire, 4)).isEqualTo(ascii ? end : ~end);
            assertThat(Arrays.copyOfRange(wire, 4, 4 + field.length)).isEqualTo(field);
            assertThat(Arrays.copyOfRange(wire, 0, 4)).containsOnly(0);
        });
    }

    private interface Check {
        void of(byte[] bytes, int from, int limit);
    }

    private static void forRandomBytes(Check check) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(50)];
            // The fewer of the alphabet's letters are in use, the longer the fields.
            int letters = random.nextInt(1, ALPHABET.length + 1);
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = random.nextInt(8) == 0 ? (byte) random.nextInt(256) : ALPHABET[random.nextInt(letters)];
            }
            int from = random.nextInt(bytes.length + 1);
            check.of(bytes, from, random.nextInt(from, bytes.length + 1));
        }
    }

    private static int plainUnquotedEnd(byte[] bytes, int from, int limit) {
        int end = from;
        while (end < limit && ",\n\"\r\0".indexOf(bytes[end]) < 0) {
            end++;
        }
        return end;
    }
}
