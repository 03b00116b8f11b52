package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.ZipfSampler;
import java.util.Arrays;

/**
 * Picks another row for each child of one parent, the popular ones first and most often: a parent draws by a Zipf distribution until as
 * many different rows have come as it has children, and child number r has the one that was new at place r. What is remembered
 * is one parent's draws; the spec's checks see to it that a hundredth of them are new.
 */
final class SkewedPicker implements Picker {
    private static final int MIN_SLOTS = 16;

    private final long key;
    private final ZipfSampler popularity;
    private long parent = -1;
    private long parentKey;
    private long draws;
    /** The rows that the parent has drawn, in the order of their coming. */
    private long[] picked = new long[MIN_SLOTS / 2];

    private int size;
    /** The same rows, from 1, as a hash table with open addressing, never more than half full; 0 is an empty slot. */
    private long[] slots = new long[MIN_SLOTS];

    SkewedPicker(long key, ZipfSampler popularity) {
        this.key = key;
        this.popularity = popularity;
    }

    @Override
    public long pick(RowBatch batch, int i) {
        long wanted = batch.parents().rows[i];
        if (wanted != parent) {
            forget();
            parent = wanted;
            parentKey = CellBits.at(key, wanted);
            draws = 0;
        }
        int ordinal = (int) batch.ordinals[i];
        while (size <= ordinal) {
            long number = popularity.draw(CellBits.at(parentKey, draws++));
            if (add(number)) {
                picked[size++] = number - 1;
                growIfHalfFull();
            }
        }
        return picked[ordinal];
    }

    /** Notes a number; false if it is there already. */
    private boolean add(long number) {
        int mask = slots.length - 1;
        int at = (int) CellBits.mix(number) & mask;
        while (slots[at] != 0) {
            if (slots[at] == number) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = number;
        return true;
    }

    /** Empties the slots, the last one filled first, so that the way to those before it stays whole. */
    private void forget() {
        int mask = slots.length - 1;
        while (size > 0) {
            long number = picked[--size] + 1;
            int at = (int) CellBits.mix(number) & mask;
            while (slots[at] != number) {
                at = (at + 1) & mask;
            }
            slots[at] = 0;
        }
    }

    private void growIfHalfFull() {
        if (size < picked.length) {
            return;
        }
        picked = Arrays.copyOf(picked, picked.length * 2);
        slots = new long[slots.length * 2];
        for (int i = 0; i < size; i++) {
            add(picked[i] + 1);
        }
    }
}
