package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.generator.text.TimeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loops over a batch against their plain twin, which spells one value after the other. */
final class ColumnTextTest {
    private static final int SLOT_BYTES = 400;
    private static final long MAX_MICROS = 4_102_444_800L * TimeText.MICROS_PER_SECOND; // 2100-01-01

    private final SplittableRandom random = new SplittableRandom(7);

    static Stream<Vector> vectors() {
        List<Vector> vectors = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (Form form : Form.values()) {
            switch (form) {
                case WHOLE, BOOL, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, INTERVAL, INTERVAL_DAYS, INTERVAL_MONTHS, INET ->
                    vectors.add(words(form, 0));
                case DECIMAL -> IntStream.of(0, 1, 2, 7, 8, 18).forEach(scale -> vectors.add(words(form, scale)));
                case DIGITS -> IntStream.of(1, 7, 8, 9, 16, 17, 18).forEach(digits -> vectors.add(words(form, digits)));
                case POOL -> IntStream.of(5, 16, 17, 32, 33, 200).forEach(longest -> vectors.add(picks(longest)));
                case TEXT -> vectors.add(texts(random));
                case UUID -> vectors.add(new Vector.Uuids());
                case PARTS -> vectors.add(new Vector.Parts(List.of(words(Form.WHOLE, 0), picks(20))));
            }
        }
        return vectors.stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void batchIsSpelledAsItsValuesOneByOne(Vector vector) {
        for (int round = 0; round < 50; round++) {
            draw(vector);
            byte[] batch = new byte[RowBatch.CAPACITY * SLOT_BYTES];
            int[] at = IntStream.range(0, RowBatch.CAPACITY)
                    .map(i -> i * SLOT_BYTES)
                    .toArray();
            ColumnText.put(vector, RowBatch.CAPACITY, batch, at);
            for (int i = 0; i < RowBatch.CAPACITY; i++) {
                byte[] one = new byte[SLOT_BYTES];
                int end = VectorText.put(vector, i, one, 0);
                assertThat(text(batch, i * SLOT_BYTES, at[i])).isEqualTo(text(one, 0, end));
            }
        }
    }

    private void draw(Vector vector) {
        for (int i = 0; i < RowBatch.CAPACITY; i++) {
            if (vector instanceof Vector.Words words) {
                words.words()[i] = word(words);
            } else if (vector instanceof Vector.Picks picks) {
                picks.entries()[i] = random.nextInt(picks.pool().size());
            } else if (vector instanceof Vector.Uuids uuids) {
                uuids.high()[i] = random.nextLong();
                uuids.low()[i] = random.nextLong();
            }
        }
        if (vector instanceof Vector.Parts parts) {
            parts.parts().forEach(this::draw);
        }
    }

    private long word(Vector.Words vector) {
        return switch (vector.form()) {
            case BOOL -> random.nextInt(2);
            case DIGITS -> random.nextLong((long) Math.pow(10, vector.digits()));
            case DATE -> random.nextInt(-700_000, 3_000_000);
            case TIME -> random.nextLong(TimeText.MICROS_PER_DAY);
            case TIMESTAMP, TIMESTAMP_TZ -> random.nextLong(-MAX_MICROS, MAX_MICROS);
            case INTERVAL_DAYS, INTERVAL_MONTHS -> random.nextLong(2_000_000_000L);
            default -> (random.nextLong() % 1_000_000_000_000_000_000L) >> random.nextInt(60);
        };
    }

    private static Vector.Words words(Form form, int digits) {
        return new Vector.Words(form, digits);
    }

    private static Vector.Picks picks(int longest) {
        return new Vector.Picks(new TextPool(IntStream.rangeClosed(1, longest)
                .mapToObj(length -> Character.toString('a' + length % 26).repeat(length))
                .toList()));
    }

    private static Vector.Texts texts(SplittableRandom random) {
        Vector.Texts texts = new Vector.Texts(true);
        int end = 0;
        for (int i = 0; i < RowBatch.CAPACITY; i++) {
            int length = random.nextInt(70);
            byte[] bytes = texts.reserve(end, length);
            for (int k = 0; k < length; k++) {
                bytes[end++] = (byte) ('a' + random.nextInt(26));
            }
            texts.ends()[i + 1] = end;
        }
        return texts;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
}
