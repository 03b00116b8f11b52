package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Permutation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks a row or a value for keys that have something in common, as {@link io.ballast.spec.check.JointPicks} says: row n of those that
 * are numbered together has the combination n mod m of what the keys have in common, and among the rows with the same one it is number
 * n / m. The combinations are permuted anew for each ancestor, and those of the rest of a key for each combination of what is common.
 */
final class JointPicker implements Picker {
    private final Numbering numbering;
    private final Combined common;
    /** Null where the pick is of what is common. */
    private final @Nullable Combined rest;

    private long family = -1;
    private long taken = -1;

    /**
     * A picker.
     *
     * @param rest of one of the keys, of which is picked; null to pick of what is common
     */
    JointPicker(Numbering numbering, Combined common, @Nullable Combined rest) {
        this.numbering = numbering;
        this.common = common;
        this.rest = rest;
    }

    @Override
    public long pick(RowBatch batch, int i) {
        long wanted = numbering.family(i);
        boolean isOther = wanted != family;
        if (isOther) {
            family = wanted;
            common.seek(i, family);
        }
        long number = numbering.number(batch, i);
        long combination = number % common.combinations();
        if (rest == null) {
            return common.pick(combination);
        }
        if (isOther || combination != taken) {
            taken = combination;
            rest.seek(i, CellBits.at(family, combination));
        }
        return rest.pick(number / common.combinations());
    }

    /** How the rows are numbered: among all, or among the descendants of one row of an ancestor table. */
    static final class Numbering {
        private final @Nullable RowBatch ancestors;
        private final Descendants rows;

        /**
         * A numbering.
         *
         * @param ancestors for each row of the batch the row among whose descendants it is; null to number all rows
         * @param rows the descendants of these in the table itself
         */
        Numbering(@Nullable RowBatch ancestors, Descendants rows) {
            this.ancestors = ancestors;
            this.rows = rows;
        }

        /** Which rows the one of the batch at this place is numbered with. */
        private long family(int i) {
            return ancestors == null ? 0 : ancestors.rows[i];
        }

        private long number(RowBatch batch, int i) {
            if (ancestors == null) {
                return batch.rows[i];
            }
            rows.seek(ancestors.rows[i]);
            return batch.rows[i] - rows.first();
        }
    }

    /** What is picked from together, one of which is picked here. */
    static final class Combined {
        private final long key;
        private final List<KinPicker.Choice> choices;
        private final int position;
        private Permutation permutation = new Permutation(1, 0);
        private long combinations = 1;
        private long below = 1;

        /**
         * What is combined.
         *
         * @param choices from the highest digit on; none to pick of nothing
         * @param position of the one among them that is picked; -1 for none
         */
        Combined(long key, List<KinPicker.Choice> choices, int position) {
            this.key = key;
            this.choices = List.copyOf(choices);
            this.position = position;
        }

        /** Goes to what the row of the batch at this place may pick, in the order that this number stands for. */
        private void seek(int i, long order) {
            combinations = 1;
            for (int at = choices.size() - 1; at >= 0; at--) {
                if (at == position) {
                    below = combinations;
                }
                choices.get(at).seek(i);
                combinations = KinPicker.times(combinations, choices.get(at).count());
            }
            permutation = new Permutation(combinations, CellBits.at(key, order));
        }

        private long combinations() {
            return combinations;
        }

        private long pick(long number) {
            KinPicker.Choice choice = choices.get(position);
            return choice.first() + permutation.apply(number) / below % choice.count();
        }
    }
}
