package io.ballast.generator.random;

import java.util.Arrays;

/**
 * How many children each parent has: a keyed shuffle of exact {@link Shares}, arranged so that the first child's row number of
 * any parent is known without looking at the parents before it.
 *
 * <p>Give the N parents the ranks 0 … N-1; rank r has the value that the shares put at position r. Deal the ranks like cards to
 * M blocks of neighbouring parents, rank j·M + b going to block b, and shuffle each block by its own key (Fisher and Yates). A
 * block of about {@value #BLOCK_PARENTS} parents then holds the distribution as exactly as whole numbers allow, in random
 * order. For a border e between two values, e = s·M + t with t &lt; M, block b holds s or (b &lt; t) s + 1 ranks below e, and
 * the blocks before b hold s·b + min(b, t) of them together. Sums of these, value by value, are the row numbers: a few
 * multiplications for any parent out of ten billion.
 *
 * <p>Two parents' counts are as good as independent (drawing without replacement); the shares of a block, and so of the whole
 * table, are exact and not random, which is what makes totals predictable. Immutable.
 */
public final class ChildCounts {
    /** Small enough that filling a block for a single lookup takes microseconds, large enough to hide the dealing. */
    static final int BLOCK_PARENTS = 1024;

    private final Shares shares;
    private final long parents;
    private final long blocks;
    private final long key;
    private final long total;

    public ChildCounts(long parents, Shares shares, long key) {
        this.shares = shares;
        this.parents = parents;
        this.blocks = Math.max(1, (parents + BLOCK_PARENTS - 1) / BLOCK_PARENTS);
        this.key = key;
        this.total = shares.total();
    }

    /** The children of all parents together. */
    public long total() {
        return total;
    }

    /** The largest number of children that a parent has. */
    public long max() {
        return shares.value(shares.size() - 1);
    }

    long blockOf(long parent) {
        long size = parents / blocks;
        long larger = parents % blocks;
        long inLarger = larger * (size + 1);
        return parent < inLarger ? parent / (size + 1) : larger + (parent - inLarger) / Math.max(1, size);
    }

    long firstParent(long block) {
        return parents / blocks * block + Math.min(block, parents % blocks);
    }

    int parentsIn(long block) {
        return (int) (firstParent(block + 1) - firstParent(block));
    }

    /** The number of children of all parents in the blocks before this one. */
    long firstChild(long block) {
        long sum = 0;
        long before = 0;
        for (int i = 0; i < shares.size(); i++) {
            long end = shares.end(i);
            long ranks = end / blocks * block + Math.min(block, end % blocks);
            sum += shares.value(i) * (ranks - before);
            before = ranks;
        }
        return sum;
    }

    /** Writes the counts of the block's parents to the start of the array. */
    void fill(long block, long[] counts) {
        int size = parentsIn(block);
        int from = 0;
        for (int i = 0; i < shares.size() && from < size; i++) {
            long end = shares.end(i);
            int to = (int) (end / blocks + (block < end % blocks ? 1 : 0));
            Arrays.fill(counts, from, to, shares.value(i));
            from = to;
        }
        shuffle(counts, size, CellBits.at(key, block));
    }

    private static void shuffle(long[] counts, int size, long blockKey) {
        for (int i = size - 1; i > 0; i--) {
            int other = (int) CellBits.below(CellBits.at(blockKey, i), i + 1L);
            long kept = counts[i];
            counts[i] = counts[other];
            counts[other] = kept;
        }
    }

    /** The block that holds the child with this row number. */
    long blockOfChild(long child) {
        long low = 0;
        long high = blocks - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (firstChild(middle) <= child) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
