package io.ballast.generator.value;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.ChildCounts;
import io.ballast.generator.random.ZipfSampler;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.check.Descent;
import io.ballast.spec.check.DistinctPicks;
import io.ballast.spec.check.JointPicks;
import io.ballast.spec.check.KeyBasis;
import io.ballast.spec.check.KeyPicks;
import io.ballast.spec.check.TableSizes;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the references of a table pick rows, by the numbers of rows that there are: the spec knows bounds of them only. */
final class Pickers {
    private final DatasetModel dataset;
    private final TableModel table;
    private final Function<ReferenceKind.Within, RowBatch> ancestors;
    private final TableSizes sizes;
    private final List<DistinctPicks> distinct;
    private final List<JointPicks> together;
    private final List<JointPickers> joint;

    /** @param ancestors finds for each row of the batch the row whose descendants it may pick */
    Pickers(DatasetModel dataset, TableModel table, Function<ReferenceKind.Within, RowBatch> ancestors) {
        this.ancestors = ancestors;
        this.dataset = dataset;
        this.table = table;
        this.sizes = new ExactSizes(dataset);
        KeyPicks picks = KeyBasis.of(dataset.spec(), table.spec()).picks(sizes);
        this.distinct = picks.apart();
        this.together = picks.joint();
        this.joint = together.stream()
                .map(some -> new JointPickers(dataset, table, some, ancestors, this::choice))
                .toList();
    }

    /** The rows that there are. */
    private record ExactSizes(DatasetModel dataset) implements TableSizes {
        @Override
        public long rows(String table) {
            return dataset.table(table).rows();
        }

        @Override
        public long childrenOfOne(String table) {
            return Objects.requireNonNull(dataset.table(table).family())
                    .counts()
                    .max();
        }

        @Override
        public long leastDescendants(String table, int generations) {
            return Descent.least(dataset.spec(), table, generations);
        }

        @Override
        public long mostDescendants(String table, int generations) {
            return Descent.most(dataset.spec(), table, generations);
        }
    }

    /** Refuses a table that refers to one without rows, or whose keys ask for more different picks than there are rows. */
    static void check(DatasetModel dataset, TableModel table) {
        new Pickers(dataset, table, within -> new RowBatch(table)).check();
    }

    private void check() {
        for (ColumnSpec column : table.spec().columns()) {
            if (table.rows() > 0 && column.nullShare() < 1) {
                checkTarget(column, column.value());
            }
        }
        for (DistinctPicks picks : distinct) {
            long needed = picks.needed(sizes, table.name());
            long there = combinations(picks, 0);
            if (needed > there) {
                String targets = String.join(" and ", picks.targets());
                throw refused("a key asks for " + needed + " different "
                        + (picks.size() == 1 ? "rows" : "combinations of rows") + " of " + targets
                        + (picks.perParent() ? " for one parent" : "") + ", and by the counts of children there are "
                        + there + "; ask for fewer rows here, or for more there.");
            }
        }
        together.forEach(this::checkTogether);
    }

    private void checkTogether(JointPicks picks) {
        long needed = picks.needed(sizes, table.name());
        BigInteger there = picks.enough(sizes);
        if (there.compareTo(BigInteger.valueOf(needed)) < 0) {
            throw refused("keys ask for " + needed + " different combinations of "
                    + String.join(" and ", picks.targets()) + ", and by the counts of children there are " + there
                    + "; ask for fewer rows here, or for more there.");
        }
    }

    private void checkTarget(ColumnSpec column, ValueKind kind) {
        if (kind instanceof ReferenceKind reference && rows(reference) <= 0) {
            throw refused("column \"" + column.name() + "\" refers to a row of " + reference.table()
                    + ", which has none by its counts of children; ask for more there.");
        }
        kind.inner().forEach(inner -> checkTarget(column, inner));
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
        for (JointPickers some : joint) {
            if (some.has(reference)) {
                return some.of(reference);
            }
        }
        return new FreePicker(key(reference.group()), rows(reference), popularity(reference));
    }

    /** A new picker for the rows of a reference that no other column shares. */
    Picker own(ReferenceKind reference, long key) {
        return new FreePicker(key, rows(reference), popularity(reference));
    }

    /**
     * A new picker for the rows of a reference that may pick the descendants of some rows only.
     *
     * @param ancestors for each row of the batch the row whose descendants it may pick
     */
    Picker within(ReferenceKind reference, RowBatch ancestors) {
        Double exponent = reference.pick() instanceof Zipf zipf ? (Double) zipf.exponent() : null;
        return new DescendantPicker(
                key(reference.group()),
                ancestors,
                new Descendants(generations(reference), omitted(reference)),
                exponent);
    }

    /** The numbers of children that lead to the rows which a reference may pick, from the ancestor's on. */
    private List<ChildCounts> generations(ReferenceKind reference) {
        ReferenceKind.Within within = Objects.requireNonNull(reference.within());
        List<ChildCounts> generations = new ArrayList<>();
        TableModel at = dataset.table(reference.table());
        for (int down = 0; down < within.down(); down++) {
            TableModel.Family family = Objects.requireNonNull(at.family());
            generations.add(0, family.counts());
            at = family.parent();
        }
        return generations;
    }

    /** Whether a key makes the rows differ that this reference picks. */
    boolean isDistinct(ReferenceKind reference) {
        return distinct.stream().anyMatch(picks -> picks.has(reference.group()))
                || joint.stream().anyMatch(some -> some.has(reference));
    }

    private Picker distinct(DistinctPicks picks, int position) {
        ReferenceKind reference = picks.references().get(position);
        ZipfSampler popularity = popularity(reference);
        return popularity == null ? permuted(picks, position) : new SkewedPicker(key(reference.group()), popularity);
    }

    private Picker permuted(DistinctPicks picks, int position) {
        if (picks.isWithin()) {
            return new KinPicker(key(picks), choices(picks), position);
        }
        long below = combinations(picks, position + 1);
        return new PermutedPicker(
                key(picks), picks.perParent(), combinations(picks, 0), below, combinations(picks, position) / below);
    }

    private List<KinPicker.Choice> choices(DistinctPicks picks) {
        List<KinPicker.Choice> choices = new ArrayList<>();
        for (int i = 0; i < picks.size(); i++) {
            boolean agrees =
                    i < picks.references().size() && picks.references().get(i).within() != null;
            choices.add(
                    agrees
                            ? agreeing(picks.references().get(i))
                            : new KinPicker.Fixed(combinations(picks, i) / combinations(picks, i + 1)));
        }
        return choices;
    }

    private KinPicker.Choice choice(ReferenceKind reference) {
        return reference.within() == null ? new KinPicker.Fixed(rows(reference)) : agreeing(reference);
    }

    private KinPicker.Choice agreeing(ReferenceKind reference) {
        RowBatch rows = ancestors.apply(Objects.requireNonNull(reference.within()));
        return new KinPicker.Agreeing(rows, new Descendants(generations(reference), omitted(reference)));
    }

    /** How the values of a column that takes part in a key are numbered; null for a column that takes part in none. */
    @Nullable
    Picker numbers(String column) {
        DistinctPicks picks = withColumn(column);
        return picks == null ? JointPickers.numbers(joint, column) : permuted(picks, picks.positionOfColumn(column));
    }

    private @Nullable DistinctPicks withColumn(String column) {
        return distinct.stream()
                .filter(picks -> picks.positionOfColumn(column) >= 0)
                .findFirst()
                .orElse(null);
    }

    /** Whether the values of a column depend on the place among the siblings, because a key is unique by them. */
    boolean needFamily(String column) {
        DistinctPicks picks = withColumn(column);
        return picks == null
                ? joint.stream().anyMatch(some -> some.has(column) && some.needFamily())
                : picks.perParent();
    }

    /** Whether the rows that this reference picks depend on the place among the siblings. */
    boolean needFamily(ReferenceKind reference) {
        return distinct.stream().anyMatch(picks -> picks.perParent() && picks.has(reference.group()))
                || joint.stream().anyMatch(some -> some.has(reference) && some.needFamily());
    }

    /** Of those from this position on. */
    private long combinations(DistinctPicks picks, int from) {
        return picks.combinations(sizes, from).longValueExact();
    }

    private long key(DistinctPicks picks) {
        return picks.references().isEmpty()
                ? CellBits.key(dataset.spec().seed(), table.name(), "key " + String.join(",", picks.targets()), "pick")
                : key(picks.references().get(0).group());
    }

    private long key(String group) {
        return CellBits.key(dataset.spec().seed(), table.name(), "reference " + group, "pick");
    }

    /** Those that may be picked: one less where one may not. */
    private long rows(ReferenceKind reference) {
        return dataset.table(reference.table()).rows() - omitted(reference);
    }

    private static int omitted(ReferenceKind reference) {
        return reference.except() == null ? 0 : 1;
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
