package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The SQL of a table's columns. */
final class ColumnSql {
    private ColumnSql() {}

    /** As CREATE TABLE lists them, each in its place, without those that come from parents. */
    static List<String> all(@Nullable String schema, TableSchema table) {
        List<String> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(column(schema, table, column));
            names.add(column.name());
        }
        for (GeneratedColumn generated : table.traits().generated()) {
            int place = Math.min(generated.position(), columns.size());
            columns.add(place, generated(generated));
            names.add(place, generated.name());
        }
        return IntStream.range(0, names.size())
                .filter(place -> table.traits().inheritance().declares(names.get(place)))
                .mapToObj(columns::get)
                .toList();
    }

    private static String column(@Nullable String schema, TableSchema table, Column column) {
        return SqlText.name(column.name())
                + ' '
                + column.type().sql()
                + collation(column.traits().collation())
                + defaultClause(schema, table, column)
                + (column.traits().identity() == null
                        ? ""
                        : SequenceSql.identity(
                                schema, table, column, column.traits().identity()))
                + (column.nullable() ? "" : " NOT NULL");
    }

    private static String collation(@Nullable Collation collation) {
        return collation == null ? "" : " COLLATE " + collation.sql();
    }

    static String defaultClause(@Nullable String schema, TableSchema table, Column column) {
        if (column.defaultValue() instanceof ColumnDefault.Literal literal) {
            return " DEFAULT " + SqlText.literal(literal.text()).strip();
        }
        if (column.defaultValue() instanceof ColumnDefault.Call call) {
            return " DEFAULT " + call.sql(column.type());
        }
        return column.defaultValue() instanceof ColumnDefault.NextNumber
                ? " DEFAULT " + SequenceSql.nextNumber(schema, table, column)
                : "";
    }

    private static String generated(GeneratedColumn column) {
        return SqlText.name(column.name()) + ' ' + column.type().sql() + " GENERATED ALWAYS AS ("
                + column.expression().text() + ")" + (column.stored() ? " STORED" : " VIRTUAL")
                + (column.nullable() ? "" : " NOT NULL");
    }

    /** How much ANALYZE keeps of columns, of those of partitions as well. */
    static List<String> statistics(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.traits().statistics() != null) {
                statements.add("ALTER TABLE " + SqlText.name(schema, table.name()) + " ALTER COLUMN "
                        + SqlText.name(column.name()) + " SET STATISTICS "
                        + column.traits().statistics());
            }
            if (!column.traits().options().isEmpty()) {
                statements.add("ALTER TABLE " + SqlText.name(schema, table.name()) + " ALTER COLUMN "
                        + SqlText.name(column.name()) + " SET ("
                        + StorageParameters.sql(column.traits().options()) + ")");
            }
        }
        return statements;
    }

    /** What CREATE TABLE itself takes only since version 16; partitions made afterwards have it, too. */
    static List<String> storage(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        for (Column column : table.columns()) {
            String alter = "ALTER TABLE " + SqlText.name(schema, table.name()) + " ALTER COLUMN "
                    + SqlText.name(column.name()) + " SET ";
            if (column.traits().storage() != null) {
                statements.add(alter + "STORAGE " + column.traits().storage());
            }
            if (column.traits().compression() != null) {
                statements.add(
                        alter + "COMPRESSION " + column.traits().compression().sql());
            }
        }
        return statements;
    }
}
