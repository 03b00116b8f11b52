package io.ballast.loader.analysis;

import io.ballast.common.report.Progress.PhaseProgress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows and sizes, two questions about the same tables, brought together. */
final class TableQuestions {
    private TableQuestions() {}

    static List<TableFacts> ask(Connection connection, PhaseProgress phase) throws SQLException {
        Map<String, Sizes> sizes = SqlQuestion.TABLE_SIZES
                .askWithoutSum(
                        connection,
                        phase,
                        row -> new Sizes(
                                row.getString("table_name"),
                                row.getLong("table_bytes"),
                                row.getLong("index_bytes"),
                                row.getLong("toast_bytes")))
                .stream()
                .collect(Collectors.toMap(Sizes::table, Function.identity()));
        return SqlQuestion.ROWS.askWithoutSum(connection, phase, row -> {
            String table = row.getString("table_name");
            Sizes size = sizes.getOrDefault(table, new Sizes(table, 0, 0, 0));
            return new TableFacts(
                    table,
                    row.getLong("rows"),
                    row.getObject("estimate", Long.class),
                    size.tableBytes(),
                    size.indexBytes(),
                    size.toastBytes());
        });
    }

    private record Sizes(String table, long tableBytes, long indexBytes, long toastBytes) {}
}
