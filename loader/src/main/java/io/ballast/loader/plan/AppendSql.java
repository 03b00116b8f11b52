package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.PublishStatement.Append;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statement that adds staged rows to a table that is there. It runs under settings of others, so that it names all it uses in full. */
final class AppendSql {
    /** A row that was there has a transaction that has locked it for the update. */
    private static final String COUNTED = "WITH placed (inserted) AS (%s RETURNING xmax OPERATOR(pg_catalog.=) 0)"
            + " SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE inserted) FROM placed";

    private AppendSql() {}

    /** @param keys of the table; null where rows that meet others end the load */
    static Append of(
            String stagingSchema,
            TargetSchemas schemas,
            SourceTable table,
            OnConflict onConflict,
            @Nullable TableKeys keys) {
        List<String> columns =
                table.schema().columns().stream().map(Column::name).toList();
        String names = SqlText.names(columns);
        String insert = "INSERT INTO " + schemas.sql(table.name()) + " (" + names + ") OVERRIDING SYSTEM VALUE SELECT "
                + names + " FROM " + SqlText.name(stagingSchema, table.name());
        if (onConflict == OnConflict.FAIL || keys == null) {
            return new Append(table.name(), insert, OnConflict.FAIL, List.of());
        }
        if (onConflict == OnConflict.NOTHING) {
            return new Append(table.name(), insert + " ON CONFLICT DO NOTHING", OnConflict.NOTHING, List.of());
        }
        ConflictKey key = keys.chosen(table).orElseThrow(); // CHECK has refused the others
        String target = " ON CONFLICT (" + SqlText.names(key.columns()) + ") DO ";
        List<String> updated = columns.stream()
                .filter(column -> !key.columns().contains(column)
                        && !keys.generatedAlways().contains(column))
                .toList();
        if (updated.isEmpty()) {
            return new Append(table.name(), insert + target + "NOTHING", OnConflict.NOTHING, key.columns());
        }
        String set = updated.stream()
                .map(SqlText::name)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        String update = insert + target + "UPDATE SET " + set;
        // Rows of partitions do not say who has locked them.
        String sql = keys.partitioned() ? update : COUNTED.formatted(update);
        return new Append(table.name(), sql, OnConflict.UPDATE, key.columns());
    }
}
