package io.ballast.cli.command;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.spec.ColumnSpec;
import io.ballast.common.spec.DatasetSpec;
import io.ballast.common.spec.Distribution;
import io.ballast.common.spec.RowCount;
import io.ballast.common.spec.TableSpec;
import io.ballast.common.spec.ValueKind;
import io.ballast.loader.analysis.StatedLaw;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The laws that a dataset spec states for the counts of children, for an analysis of tables that were made from it. */
final class SpecLaws {
    private SpecLaws() {}

    /** One for each child table whose count is a bounded Zipf law; other distributions have none. */
    static List<StatedLaw> of(DatasetSpec spec) {
        return spec.tables().stream().flatMap(SpecLaws::law).toList();
    }

    private static Stream<StatedLaw> law(TableSpec table) {
        if (table.rows() instanceof RowCount.PerParent rows
                && rows.count() instanceof Distribution.Zipf zipf
                && zipf.max() <= StatedLaw.MOST_CHILDREN) {
            return table.schema().foreignKeys().stream()
                    .filter(key -> key.targetTable().equals(rows.parent()) && followsTheParent(table, key))
                    .map(key -> new StatedLaw(
                            table.name(),
                            String.join(", ", key.columns()),
                            rows.parent(),
                            Math.toIntExact(zipf.max()),
                            zipf.exponent()));
        }
        return Stream.empty();
    }

    /** Whether the key points to the row's own parent, and not to any row of the same table. */
    private static boolean followsTheParent(TableSpec table, ForeignKey key) {
        Set<String> inherited = table.columns().stream()
                .filter(column -> column.value() instanceof ValueKind.ParentReference)
                .map(ColumnSpec::name)
                .collect(Collectors.toSet());
        return inherited.containsAll(key.columns());
    }
}
