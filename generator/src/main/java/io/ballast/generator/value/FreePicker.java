package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.ZipfSampler;
import org.jspecify.annotations.Nullable;

/** Picks any row, whatever other rows pick. */
final class FreePicker implements Picker {
    private final long key;
    private final long rows;
    private final @Nullable ZipfSampler popularity;

    /**
     * A picker.
     *
     * @param rows of the table to pick from
     * @param popularity by row number, from 1; null when all rows are alike
     */
    FreePicker(long key, long rows, @Nullable ZipfSampler popularity) {
        this.key = key;
        this.rows = rows;
        this.popularity = popularity;
    }

    @Override
    public long pick(RowBatch batch, int i) {
        long bits = CellBits.at(key, batch.rows[i]);
        return popularity == null ? CellBits.below(bits, rows) : popularity.draw(bits) - 1;
    }
}
