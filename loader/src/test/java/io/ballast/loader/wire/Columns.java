package io.ballast.loader.wire;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** Columns for tests: nullable, named a, b, c … */
final class Columns {
    private Columns() {}

    static List<Column> of(String... types) {
        List<Column> columns = new ArrayList<>();
        for (String type : types) {
            String name = String.valueOf((char) ('a' + columns.size()));
            columns.add(Column.of(name, ColumnType.parse(type).orElseThrow(), true));
        }
        return columns;
    }
}
