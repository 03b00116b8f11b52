package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.UuidText;

/** Random UUIDs, version 4 (RFC 9562 §5.4). Two of them are the same with a probability below n² / 2^123 among n. */
final class UuidWriter implements ColumnWriter {
    private static final long VERSION_MASK = ~0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RowCursor cursor;
    private final long highKey;
    private final long lowKey;

    UuidWriter(RowCursor cursor, long key) {
        this.cursor = cursor;
        this.highKey = key;
        this.lowKey = CellBits.key(key, "low");
    }

    @Override
    public void write(RowSink sink) {
        long high = (CellBits.at(highKey, cursor.row) & VERSION_MASK) | VERSION_4;
        long low = (CellBits.at(lowKey, cursor.row) & VARIANT_MASK) | VARIANT;
        sink.uuid(high, low);
    }

    @Override
    public int maxBytes() {
        return UuidText.LENGTH;
    }

    @Override
    public boolean plain() {
        return true;
    }
}
