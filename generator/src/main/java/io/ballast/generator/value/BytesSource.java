package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.HexText;
import io.ballast.spec.kind.BytesKind;

/**
 * Random bytes in bytea's hex form (PostgreSQL manual, 8.4.1). Unique ones begin with the row's number, mixed: the mixer is a
 * bijection of words, so that no two rows share their first eight bytes.
 */
final class BytesSource extends TextSource {
    private final long key;
    private final int minLength;
    private final int lengths;
    private final boolean unique;

    BytesSource(RowBatch batch, long key, BytesKind kind, boolean unique) {
        super(batch, Math.addExact(2, Math.multiplyExact(2, kind.maxLength())), false);
        this.key = key;
        this.minLength = kind.minLength();
        this.lengths = kind.maxLength() - kind.minLength() + 1;
        this.unique = unique;
    }

    @Override
    void prepare(int count) {
        // everything comes from the row's bits
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        long cell = CellBits.at(key, batch.rows[i]);
        int length = minLength + (int) CellBits.below(cell, lengths);
        int at = position;
        bytes[at++] = '\\';
        bytes[at++] = 'x';
        for (int done = 0; done < length; done += Long.BYTES) {
            long word = done == 0 && unique ? CellBits.mix(key + batch.rows[i]) : CellBits.at(cell, done + 1L);
            at = HexText.put(word, Math.min(Long.BYTES, length - done), bytes, at);
        }
        return at;
    }
}
