package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.UuidText;
import io.ballast.spec.kind.UuidKind;

/**
 * UUIDs by RFC 9562. Version 4 is random throughout: among n of them two are the same with a probability below n² / 2^123. The
 * ordered kind is valid version 4 with the row's number, spread over all 2^48 values of the leading bits, in front; version 7
 * has a millisecond for each row from {@value #V7_EPOCH_MILLIS} on, and random bits behind.
 */
final class UuidSource implements Source {
    /** 2024-01-01 00:00 UTC: where the clock of version 7 starts. */
    static final long V7_EPOCH_MILLIS = 1_704_067_200_000L;

    private static final int LEADING_BITS = 48;
    private static final long RANDOM_IN_HIGH = 0x0FFFL;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RowBatch batch;
    private final UuidKind kind;
    private final long highKey;
    private final long lowKey;
    /** Distance between the leading bits of neighbours in the ordered kind. */
    private final double spread;

    private final Vector.Uuids vector = new Vector.Uuids();

    UuidSource(RowBatch batch, UuidKind kind, long key, long tableRows) {
        this.batch = batch;
        this.kind = kind;
        this.highKey = key;
        this.lowKey = CellBits.key(key, "low");
        this.spread = (double) (1L << LEADING_BITS) / Math.max(1, tableRows);
    }

    @Override
    public void fill(int count) {
        long[] high = vector.high();
        long[] low = vector.low();
        long[] rows = batch.rows;
        for (int i = 0; i < count; i++) {
            high[i] = CellBits.at(highKey, rows[i]);
            low[i] = (CellBits.at(lowKey, rows[i]) & VARIANT_MASK) | VARIANT;
        }
        switch (kind) {
            case V4 -> mark(high, count, 0x4000L);
            case V7 -> {
                lead(high, count, 1.0, V7_EPOCH_MILLIS);
                mark(high, count, 0x7000L);
            }
            case V4_ORDERED -> {
                lead(high, count, spread, 0);
                mark(high, count, 0x4000L);
            }
        }
    }

    private static void mark(long[] high, int count, long version) {
        for (int i = 0; i < count; i++) {
            high[i] = (high[i] & ~VERSION_BITS) | version;
        }
    }

    /** Puts ascending numbers in the leading 48 bits and keeps the random bits behind the version. */
    private void lead(long[] high, int count, double distance, long start) {
        for (int i = 0; i < count; i++) {
            long leading = start + (long) (batch.rows[i] * distance);
            high[i] = (leading << (Long.SIZE - LEADING_BITS)) | (high[i] & RANDOM_IN_HIGH);
        }
    }

    @Override
    public Vector vector() {
        return vector;
    }

    @Override
    public int maxBytes() {
        return UuidText.LENGTH;
    }
}
