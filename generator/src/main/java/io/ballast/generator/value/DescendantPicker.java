package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.ZipfSampler;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Picks any of the rows that descend from one row of an ancestor table. The children of neighbours are neighbours, so these are
 * all rows of a range, however many generations lie between.
 */
final class DescendantPicker implements Picker {
    /** Families of this number of sizes have their samplers kept. */
    private static final int KEPT_SAMPLERS = 64;

    private final long key;
    private final RowBatch ancestors;
    private final Descendants descendants;
    private final @Nullable Double exponent;
    private final Map<Long, ZipfSampler> samplers = new LinkedHashMap<>(KEPT_SAMPLERS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ZipfSampler> eldest) {
            return size() > KEPT_SAMPLERS;
        }
    };

    private @Nullable ZipfSampler popularity;

    /**
     * A picker.
     *
     * @param ancestors for each row of the batch the row whose descendants it may pick
     * @param exponent of a Zipf distribution over the descendants, the first one the likeliest; null when all are alike
     */
    DescendantPicker(long key, RowBatch ancestors, Descendants descendants, @Nullable Double exponent) {
        this.key = key;
        this.ancestors = ancestors;
        this.descendants = descendants;
        this.exponent = exponent;
    }

    @Override
    public long pick(RowBatch batch, int i) {
        if (descendants.seek(ancestors.rows[i])) {
            popularity = exponent == null
                    ? null
                    : samplers.computeIfAbsent(descendants.count(), size -> new ZipfSampler(size, exponent));
        }
        long bits = CellBits.at(key, batch.rows[i]);
        return descendants.first()
                + (popularity == null ? CellBits.below(bits, descendants.count()) : popularity.draw(bits) - 1);
    }
}
