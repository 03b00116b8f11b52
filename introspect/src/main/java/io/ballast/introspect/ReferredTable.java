package io.ballast.introspect;

import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.KnownRows;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveConstraints;
import io.ballast.introspect.facts.LiveRows;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.LiveType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table that rows which are there make in a draft: the columns that others refer to, and the key that these are. */
final class ReferredTable {
    private ReferredTable() {}

    /**
     * The table.
     *
     * @param referring a table that refers to it
     * @param columns of that table, whose types its own have, one for each of the rows' columns
     */
    static LiveTable of(String name, KnownRows rows, LiveTable referring, List<String> columns, List<String> key) {
        List<LiveColumn> own = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            own.add(new LiveColumn(
                    rows.columns().get(i),
                    type(referring, columns.get(i)),
                    false,
                    LiveColumn.Origin.GIVEN,
                    null,
                    null,
                    ColumnStatistics.NONE));
        }
        return new LiveTable(
                name,
                null,
                new LiveRows(rows.values().size(), true),
                own,
                new LiveConstraints(key, List.of(), Map.of(), List.of(), List.of(), List.of()),
                List.of(),
                null,
                List.of());
    }

    private static LiveType type(LiveTable table, String column) {
        return table.columns().stream()
                .filter(other -> other.name().equals(column))
                .map(LiveColumn::type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no column " + column));
    }
}
