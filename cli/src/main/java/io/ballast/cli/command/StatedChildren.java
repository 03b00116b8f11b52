package io.ballast.cli.command;

import io.ballast.common.schema.ForeignKey;
import io.ballast.loader.analysis.BoundedZipf;
import io.ballast.loader.analysis.ChildrenDistribution;
import io.ballast.loader.analysis.ListedDistribution;
import io.ballast.loader.analysis.StatedDistribution;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.CountDistribution;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ParentKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The distributions that a dataset spec states for the counts of children, for an analysis of tables that were made from it. */
final class StatedChildren {
    private StatedChildren() {}

    /** One for each foreign key, without a distribution where the rows that refer to one another are picked. */
    static List<StatedDistribution> of(DatasetSpec spec) {
        return spec.tables().stream()
                .flatMap(table -> table.schema().foreignKeys().stream().map(key -> stated(table, key)))
                .toList();
    }

    private static StatedDistribution stated(TableSpec table, ForeignKey key) {
        ChildrenDistribution distribution =
                table.rows() instanceof RowCount.PerParent rows && followsTheParent(table, rows.parent(), key)
                        ? distribution(rows.count())
                        : null;
        return new StatedDistribution(table.name(), String.join(", ", key.columns()), key.targetTable(), distribution);
    }

    /** Whether the key points to the row's own parent, and not to any row of the same table, nor to none. */
    private static boolean followsTheParent(TableSpec table, String parent, ForeignKey key) {
        if (!key.targetTable().equals(parent)) {
            return false;
        }
        for (int i = 0; i < key.columns().size(); i++) {
            ColumnSpec column =
                    table.columns().get(table.schema().columnIndex(key.columns().get(i)));
            boolean same = column.value() instanceof ParentKind reference
                    && reference.column().equals(key.targetColumns().get(i));
            if (!same || column.nullShare() > 0) {
                return false;
            }
        }
        return true;
    }

    /** The distribution of a count; null where it has more different numbers than can be compared. */
    private static @Nullable ChildrenDistribution distribution(Distribution count) {
        if (count instanceof Zipf zipf) {
            return zipf.max() > StatedDistribution.MAX_CHILDREN
                    ? null
                    : new BoundedZipf(Math.toIntExact(zipf.max()), zipf.exponent(), ChildrenDistribution.Origin.STATED);
        }
        CountDistribution counts = count.counts();
        long[] values = counts.values();
        double[] probabilities = counts.probabilities();
        SortedMap<Long, Double> expected = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (probabilities[i] > 0) {
                expected.merge(values[i], probabilities[i], Double::sum);
            }
        }
        if (expected.size() > StatedDistribution.MAX_CHILDREN) {
            return null;
        }
        return new ListedDistribution(
                count.syntax().name() + " on " + expected.firstKey() + ".." + expected.lastKey(), expected);
    }
}
