package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.SourceColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses columns whose values depend on each other, in one row, or by way of parents, children and picked rows. */
final class UseCycles {
    private final ResolvedSpec spec;
    private final Set<SourceColumn> sound = new HashSet<>();

    private UseCycles(ResolvedSpec spec) {
        this.spec = spec;
    }

    static void check(ResolvedSpec spec) {
        UseCycles cycles = new UseCycles(spec);
        for (TableSpec table : spec.tables()) {
            for (ColumnSpec column : table.columns()) {
                cycles.follow(table, column, new ArrayList<>());
            }
        }
    }

    private void follow(TableSpec table, ColumnSpec column, List<SourceColumn> way) {
        SourceColumn at = new SourceColumn(table.name(), column.name());
        if (way.contains(at)) {
            throw spec.valueNode(table, column)
                    .refused("the values of these columns need each other: "
                            + String.join(
                                    ", ",
                                    way.subList(way.indexOf(at), way.size()).stream()
                                            .map(SourceColumn::toString)
                                            .toList())
                            + "; one of them needs a value of its own");
        }
        if (sound.contains(at)) {
            return;
        }
        way.add(at);
        for (ColumnUse use : column.value().uses()) {
            if (!use.isOfRows()) {
                TableSpec of = new TableScope(spec, table).tableOf(use);
                follow(of, spec.column(of, use.column()), way);
            }
        }
        way.remove(way.size() - 1);
        sound.add(at);
    }
}
