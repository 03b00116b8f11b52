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
        load(counts.blockOf(wanted));
        while (parent < wanted) {
            step();
        }
    }

    /** Goes to the parent of the child with this row number, from 0 to the number of children - 1. */
    public void seekChild(long child) {
        load(counts.blockOfChild(child));
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
