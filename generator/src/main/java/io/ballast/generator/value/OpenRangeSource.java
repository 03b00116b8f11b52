package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.spec.kind.RangeBounds;
import java.nio.charset.StandardCharsets;

/** Ranges of which some are empty, or have no lower or no upper end. */
final class OpenRangeSource extends TextSource {
    private static final byte[] EMPTY = "empty".getBytes(StandardCharsets.US_ASCII);

    private final Source lower;
    private final Source upper;
    private final RangeBounds bounds;
    private final long emptyKey;
    private final long lowerKey;
    private final long upperKey;

    /** @param key of the bits of the column */
    OpenRangeSource(RowBatch batch, long key, Source lower, Source upper, RangeBounds bounds) {
        super(batch, EMPTY.length + lower.maxBytes() + upper.maxBytes(), false);
        this.lower = lower;
        this.upper = upper;
        this.bounds = bounds;
        this.emptyKey = CellBits.key(key, "empty");
        this.lowerKey = CellBits.key(key, "unboundedLower");
        this.upperKey = CellBits.key(key, "unboundedUpper");
    }

    @Override
    void prepare(int count) {
        lower.fill(count);
        upper.fill(count);
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        if (isDrawn(emptyKey, i, bounds.empty())) {
            System.arraycopy(EMPTY, 0, bytes, position, EMPTY.length);
            return position + EMPTY.length;
        }
        boolean hasLower = !isDrawn(lowerKey, i, bounds.unboundedLower());
        boolean hasUpper = !isDrawn(upperKey, i, bounds.unboundedUpper());
        int at = position;
        // The server writes an end that is not there as one that is not part of the range.
        bytes[at++] = (byte) (hasLower ? bounds.brackets().charAt(0) : '(');
        at = hasLower ? VectorText.put(lower.vector(), i, bytes, at) : at;
        bytes[at++] = ',';
        at = hasUpper ? VectorText.put(upper.vector(), i, bytes, at) : at;
        bytes[at++] = (byte) (hasUpper ? bounds.brackets().charAt(1) : ')');
        return at;
    }

    private boolean isDrawn(long key, int i, double share) {
        return share > 0 && CellBits.unit(CellBits.at(key, batch.rows[i])) < share;
    }
}
