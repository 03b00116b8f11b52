package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Permutation;
import java.util.List;

/**
 * Picks another combination of rows, or of rows and values, for each child of one parent, where some of the rows are picked among those
 * that agree with the parent: as many as there are for this very parent. Otherwise as {@link PermutedPicker}.
 */
final class KinPicker implements Picker {
    private static final long MAX_COMBINATIONS = 1L << 62;

    private final long key;
    private final List<Choice> choices;
    private final int position;
    private Permutation permutation = new Permutation(1, 0);
    private long parent = -1;
    private long below = 1;

    /**
     * A picker.
     *
     * @param choices what is combined, from the highest digit on; together they have at least as many combinations as a parent has
     *     children, and at most 2^62
     * @param position of the one among them that this picker picks from
     */
    KinPicker(long key, List<Choice> choices, int position) {
        this.key = key;
        this.choices = List.copyOf(choices);
        this.position = position;
    }

    /** What is picked from for the children of one parent. */
    interface Choice {
        /** Goes to what the row of the batch at this place may pick. */
        void seek(int i);

        /** The first one. */
        long first();

        /** How many there are; at least 1. */
        long count();
    }

    /** As many rows or values for all. */
    record Fixed(long count) implements Choice {
        @Override
        public void seek(int i) {
            // the same everywhere
        }

        @Override
        public long first() {
            return 0;
        }
    }

    /** The descendants of one row for each row of the batch. */
    record Agreeing(RowBatch ancestors, Descendants descendants) implements Choice {
        @Override
        public void seek(int i) {
            descendants.seek(ancestors.rows[i]);
        }

        @Override
        public long first() {
            return descendants.first();
        }

        @Override
        public long count() {
            return descendants.count();
        }
    }

    @Override
    public long pick(RowBatch batch, int i) {
        long wanted = batch.parents().rows[i];
        if (wanted != parent) {
            parent = wanted;
            seek(i);
        }
        Choice choice = choices.get(position);
        return choice.first() + permutation.apply(batch.ordinals[i]) / below % choice.count();
    }

    private void seek(int i) {
        long combinations = 1;
        for (int at = choices.size() - 1; at >= 0; at--) {
            if (at == position) {
                below = combinations;
            }
            choices.get(at).seek(i);
            combinations = times(combinations, choices.get(at).count());
        }
        permutation = new Permutation(combinations, CellBits.at(key, parent));
    }

    /** No more than 2^62: of more combinations the first ones are enough. */
    static long times(long combinations, long more) {
        return more > MAX_COMBINATIONS / combinations ? MAX_COMBINATIONS : combinations * more;
    }
}
