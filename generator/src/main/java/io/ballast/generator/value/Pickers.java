package io.ballast.generator.value;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.ChildCounts;
import io.ballast.generator.random.ZipfSampler;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.check.DistinctPicks;
import io.ballast.spec.check.KeyBasis;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ReferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the references of a table pick rows, by the numbers of rows that there are: the spec knows bounds of them only. */
final class Pickers {
    private final DatasetModel dataset;
    private final TableModel table;
    private final List<DistinctPicks> distinct;

    Pickers(DatasetModel dataset, TableModel table) {
        this.dataset = dataset;
        this.table = table;
        this.distinct = KeyBasis.of(dataset.spec(), table.spec()).distinctPicks();
    }

    /** Refuses a table that refers to one without rows, or whose keys ask for more different picks than there are rows. */
    void check() {
        for (ColumnSpec column : table.spec().columns()) {
            if (column.value() instanceof ReferenceKind reference
                    && rows(reference) == 0
                    && table.rows() > 0
                    && column.nullShare() < 1) {
                throw refused("column \"" + column.name() + "\" refers to a row of " + reference.table()
                        + ", which has none by its counts of children; ask for more there.");
            }
        }
        for (DistinctPicks picks : distinct) {
            long needed = picks.perParent()
                    ? Objects.requireNonNull(table.family()).counts().max()
                    : table.rows();
            long there = combinations(picks, 0);
            if (needed > there) {
                String targets = String.join(
                        " and ",
                        picks.references().stream().map(ReferenceKind::table).toList());
                throw refused("a key asks for " + needed + " different "
                        + (picks.references().size() == 1 ? "rows" : "combinations of rows") + " of " + targets
                        + (picks.perParent() ? " for one parent" : "") + ", and by the counts of children there are "
                        + there + "; ask for fewer rows here, or for more there.");
            }
        }
    }

    private BallastException refused(String what) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, "tables." + table.name() + ": " + what);
    }

    /** A new picker for the rows of a reference. */
    Picker of(ReferenceKind reference) {
        for (DistinctPicks picks : distinct) {
            int position = picks.position(reference.group());
            if (position >= 0) {
                return distinct(picks, position);
            }
        }
        return new FreePicker(key(reference.group()), rows(reference), popularity(reference));
    }

    /**
     * A new picker for the rows of a reference that may pick the descendants of some rows only.
     *
     * @param ancestors for each row of the batch the row whose descendants it may pick
     */
    Picker within(ReferenceKind reference, RowBatch ancestors) {
        ReferenceKind.Within within = Objects.requireNonNull(reference.within());
        List<ChildCounts> generations = new ArrayList<>();
        TableModel at = dataset.table(reference.table());
        for (int down = 0; down < within.down(); down++) {
            TableModel.Family family = Objects.requireNonNull(at.family());
            generations.add(0, family.counts());
            at = family.parent();
        }
        Double exponent = reference.pick() instanceof Zipf zipf ? (Double) zipf.exponent() : null;
        return new DescendantPicker(key(reference.group()), ancestors, generations, exponent);
    }

    private Picker distinct(DistinctPicks picks, int position) {
        ReferenceKind reference = picks.references().get(position);
        ZipfSampler popularity = popularity(reference);
        if (popularity != null) {
            return new SkewedPicker(key(reference.group()), popularity);
        }
        return new PermutedPicker(
                key(picks.references().get(0).group()),
                picks.perParent(),
                combinations(picks, 0),
                combinations(picks, position + 1),
                rows(reference));
    }

    /** Whether the rows that this reference picks depend on the place among the siblings. */
    boolean needFamily(ReferenceKind reference) {
        return distinct.stream().anyMatch(picks -> picks.perParent() && picks.has(reference.group()));
    }

    /** Of the references from this position on. */
    private long combinations(DistinctPicks picks, int from) {
        long product = 1;
        for (ReferenceKind reference :
                picks.references().subList(from, picks.references().size())) {
            product = Math.multiplyExact(product, rows(reference));
        }
        return product;
    }

    private long key(String group) {
        return CellBits.key(dataset.spec().seed(), table.name(), "reference " + group, "pick");
    }

    private long rows(ReferenceKind reference) {
        return dataset.table(reference.table()).rows();
    }

    private @Nullable ZipfSampler popularity(ReferenceKind reference) {
        if (reference.pick() == null) {
            return null;
        }
        if (reference.pick() instanceof Zipf zipf) {
            return new ZipfSampler(rows(reference), zipf.exponent());
        }
        throw new IllegalArgumentException(
                "references are picked uniformly or by a Zipf distribution, not by " + reference.pick());
    }
}
