package io.ballast.generator.random;

/** Reads {@link ChildCounts} parent by parent, keeping one block unpacked; for one thread. */
public final class CountReader {
    private final ChildCounts counts;
    private final long[] block = new long[ChildCounts.BLOCK_PARENTS];
    private long loaded = -1;
    private int size;
    private int position;
    private long parent;
    private long firstChild;

    public CountReader(ChildCounts counts) {
        this.counts = counts;
    }

    /** Goes to this parent, from 0 to the number of parents - 1. */
    public void seek(long wanted) {
        long wantedBlock = counts.blockOf(wanted);
        if (loaded != wantedBlock || parent > wanted || position == size) {
            load(wantedBlock);
        }
        while (parent < wanted) {
            step();
        }
    }

    /** Goes to the parent of the child with this row number, from 0 to the number of children - 1. */
    public void seekChild(long child) {
        long wantedBlock = counts.blockOfChild(child);
        if (loaded != wantedBlock || firstChild > child || position == size) {
            load(wantedBlock);
        }
        while (firstChild + block[position] <= child) {
            step();
        }
    }

    /** Goes to the next parent, which must exist. */
    public void next() {
        if (position + 1 < size) {
            step();
        } else {
            load(loaded + 1);
        }
    }

    /**
     * Hot: gives for the next children, row by row, their parents, their places among their siblings and the numbers of these, and
     * goes along. Whether a child is its parent's last is as good as a coin's toss, so that a branch on it would be guessed wrong
     * half the time: each step goes on by 0 or 1 instead. The children must exist. Measured by {@code RowBenchmark}.
     *
     * @param ordinal of the first of these children, among those of the parent reached, from 0
     * @return the same of the child behind them; after a last child 0, and the parent reached is the next one, if there is one
     */
    public long follow(int children, long ordinal, long[] parents, long[] ordinals, long[] siblings) {
        long place = ordinal;
        int done = 0;
        while (done < children) {
            if (position == size) {
                load(loaded + 1);
            }
            int at = position;
            long begun = done - place;
            while (done < children && at < size) {
                long count = block[at];
                parents[done] = parent + (at - position);
                ordinals[done] = place;
                siblings[done] = count;
                long isChild = (place - count) >>> 63; // 0 for a parent without children
                long isLast = (count - place - 2) >>> 63;
                done += (int) isChild;
                at += (int) isLast;
                place = (place + 1) & (isLast - 1);
            }
            firstChild += done - place - begun;
            parent += at - position;
            position = at;
        }
        return place;
    }

    /** The number of children of the parent reached. */
    public long count() {
        return block[position];
    }

    /** The row number of its first child; where it has none, of the next parent's first. */
    public long firstChild() {
        return firstChild;
    }

    /** The parent reached. */
    public long parent() {
        return parent;
    }

    private void step() {
        firstChild += block[position];
        position++;
        parent++;
    }

    private void load(long wanted) {
        if (loaded != wanted) {
            counts.fill(wanted, block);
            loaded = wanted;
            size = counts.parentsIn(wanted);
        }
        position = 0;
        parent = counts.firstParent(wanted);
        firstChild = counts.firstChild(wanted);
    }
}
