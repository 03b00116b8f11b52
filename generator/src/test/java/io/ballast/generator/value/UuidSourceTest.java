package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.kind.UuidKind;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UuidSourceTest {
    private static final int ROWS = 10_000_000;

    /** The upper halves alone differ, so the UUIDs do. */
    @ParameterizedTest
    @EnumSource(UuidKind.class)
    void tenMillionDifferAndAllCarryVersionAndVariant(UuidKind kind) {
        TableModel table = SpecRows.model(
                        "t: { rows: 10000000, columns: { a: { type: boolean, value: { boolean: {} } } } }")
                .table("t");
        RowBatch batch = new RowBatch(table);
        UuidSource source = new UuidSource(batch, kind, 20, table.rows());
        Vector.Uuids uuids = (Vector.Uuids) source.vector();
        long[] highs = new long[ROWS];
        long markedHigh = -1;
        long markedLow = -1;
        for (int row = 0; row < ROWS; row += RowBatch.CAPACITY) {
            int count = Math.min(RowBatch.CAPACITY, ROWS - row);
            batch.setNeighbours(row, count);
            source.fill(count);
            for (int i = 0; i < count; i++) {
                highs[row + i] = uuids.high()[i];
                markedHigh &= ~(uuids.high()[i] ^ (kind == UuidKind.V7 ? 0x7000L : 0x4000L));
                markedLow &= ~(uuids.low()[i] ^ 0x8000_0000_0000_0000L);
            }
        }
        assertThat(markedHigh & 0xF000L).isEqualTo(0xF000L);
        assertThat(markedLow >>> 62).isEqualTo(3);
        Arrays.parallelSort(highs);
        assertThat(IntStream.range(1, ROWS).filter(i -> highs[i - 1] == highs[i]))
                .isEmpty();
    }
}
