package io.ballast.loader.analysis;

import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.loader.analysis.ColumnFacts.CommonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Nulls and common values, two questions about the same columns, brought together and beside what was stated. */
final class ColumnQuestions {
    private ColumnQuestions() {}

    static List<ColumnFacts> ask(Connection connection, List<StatedColumn> stated, PhaseProgress phase)
            throws SQLException {
        Map<Key, StatedColumn> statedByKey =
                stated.stream().collect(Collectors.toMap(column -> new Key(column.table(), column.column()), c -> c));
        Map<Key, List<Found>> common = SqlQuestion.COMMON_VALUES
                .ask(
                        connection,
                        phase,
                        row -> new Found(
                                new Key(row.getString("table_name"), row.getString("column_name")),
                                row.getString("value"),
                                row.getDouble("share")))
                .stream()
                .collect(Collectors.groupingBy(Found::key));
        return SqlQuestion.COLUMNS.ask(connection, phase, row -> {
            Key key = new Key(row.getString("table_name"), row.getString("column_name"));
            StatedColumn known = statedByKey.get(key);
            return new ColumnFacts(
                    key.table(),
                    key.column(),
                    row.getString("type"),
                    row.getLong("rows"),
                    row.getLong("nulls"),
                    known == null ? null : known.nullShare(),
                    row.getObject("distinct_values", Long.class),
                    values(common.getOrDefault(key, List.of()), known));
        });
    }

    private static List<CommonValue> values(List<Found> common, @Nullable StatedColumn known) {
        Map<String, Double> stated = new LinkedHashMap<>(known == null ? Map.of() : known.shares());
        List<CommonValue> values = new ArrayList<>();
        for (Found found : common) {
            values.add(new CommonValue(found.value(), found.share(), stated.remove(found.value())));
        }
        stated.forEach((value, share) -> values.add(new CommonValue(value, null, share)));
        return values;
    }

    private record Key(String table, String column) {}

    private record Found(Key key, String value, double share) {}
}
