package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Permutation;

/**
 * Picks another row for each row, or for each child of one parent, or, together with the pickers of other references, another
 * combination of rows. All combinations are numbered, with this table's row as one digit of the number, and permuted: row r, or
 * child number r, has the combination that r is sent to. The pickers of one key share the permutation's key.
 */
final class PermutedPicker implements Picker {
    private final long key;
    private final boolean perParent;
    private final long combinations;
    private final long below;
    private final long rows;
    private Permutation permutation;
    private long parent = -1;

    /**
     * A picker.
     *
     * @param combinations how many there are, at most 2^62
     * @param below how many combinations there are of the references that stand for lower digits
     * @param rows of the table to pick from
     */
    PermutedPicker(long key, boolean perParent, long combinations, long below, long rows) {
        this.key = key;
        this.perParent = perParent;
        this.combinations = combinations;
        this.below = below;
        this.rows = rows;
        this.permutation = new Permutation(combinations, key);
    }

    @Override
    public long pick(RowBatch batch, int i) {
        long number = batch.rows[i];
        if (perParent) {
            number = batch.ordinals[i];
            long wanted = batch.parents().rows[i];
            if (wanted != parent) {
                parent = wanted;
                permutation = new Permutation(combinations, CellBits.at(key, parent));
            }
        }
        return permutation.apply(number) / below % rows;
    }
}
