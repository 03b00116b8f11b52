package io.ballast.bench.strategy;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The INSERT statements of the strategies. Pure. */
final class InsertSql {
    private InsertSql() {}

    /** One statement with as many rows of parameters. */
    static String values(TableSchema table, int rows) {
        String row = table.columns().stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
        return into(table) + " VALUES " + (row + ", ").repeat(rows - 1) + row;
    }

    /** A row whose id, the column at {@code idIndex}, the server makes and returns. */
    static String returningId(TableSchema table, int idIndex) {
        String row = IntStream.range(0, table.columns().size())
                .mapToObj(i -> i == idIndex ? "gen_random_uuid()" : "?")
                .collect(Collectors.joining(", ", "(", ")"));
        return into(table) + " VALUES " + row + " RETURNING "
                + SqlText.name(table.columns().get(idIndex).name());
    }

    /** All rows as one array per column. Arrays of arrays would be flattened, so these travel as texts. */
    static String unnest(TableSchema table) {
        StringBuilder arrays = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            String comma = i == 0 ? "" : ", ";
            arrays.append(comma).append("?::").append(elementType(column)).append("[]");
            values.append(comma).append("c").append(i);
            if (column.type().array()) {
                values.append("::").append(column.type().sql());
            }
        }
        String names = IntStream.range(0, table.columns().size())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", "));
        return into(table) + " SELECT " + values + " FROM unnest(" + arrays + ") AS u(" + names + ")";
    }

    /** The type of the array's elements, as {@code createArrayOf} wants it. */
    static String elementType(Column column) {
        return column.type().array() ? "text" : column.type().base().sqlName();
    }

    private static String into(TableSchema table) {
        return "INSERT INTO " + SqlText.name(Tables.SCHEMA, table.name()) + " ("
                + SqlText.names(table.columns().stream().map(Column::name).toList()) + ")";
    }
}
