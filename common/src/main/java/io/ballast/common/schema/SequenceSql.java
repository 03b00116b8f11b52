package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL that makes the sequences behind columns: of an identity with the table, of a serial around it. */
final class SequenceSql {
    private SequenceSql() {}

    /** Those of serials, before the table. */
    static List<String> create(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof ColumnDefault.NextNumber next) {
                statements.add("CREATE SEQUENCE " + name(schema, table, column) + as(column.type(), next.sequence())
                        + next.sequence().sql());
            }
        }
        return statements;
    }

    /** Gives them to their columns, after the table. */
    static List<String> own(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof ColumnDefault.NextNumber) {
                statements.add("ALTER SEQUENCE " + name(schema, table, column) + " OWNED BY "
                        + SqlText.name(schema, table.name()) + "." + SqlText.name(column.name()));
            }
        }
        return statements;
    }

    /** The default of a serial. */
    static String nextNumber(@Nullable String schema, TableSchema table, Column column) {
        return "nextval(" + SqlText.literal(name(schema, table, column)).strip() + "::regclass)";
    }

    /** Without a schema, the server finds the name by itself; it is the same one. */
    static String identity(@Nullable String schema, TableSchema table, Column column, Identity identity) {
        String options = (schema == null ? "" : "SEQUENCE NAME " + name(schema, table, column))
                + identity.sequence().sql();
        return " GENERATED " + identity.generated().sql() + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + options.strip() + ")");
    }

    /** Sets those of a table's columns behind the rows it has, if these are within their ranges. */
    static List<String> setBehind(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.hasSequence()) {
                statements.add("DO "
                        + SqlText.literal(setBehind(SqlText.name(schema, table.name()), column))
                                .strip());
            }
        }
        return statements;
    }

    private static String setBehind(String table, Column column) {
        Long increment = options(column).increment();
        return "BEGIN PERFORM setval(q.seqrelid, m.value::bigint) FROM (SELECT "
                + (increment != null && increment < 0 ? "min(" : "max(") + SqlText.name(column.name())
                + ") AS value FROM " + table + ") AS m JOIN pg_sequence AS q ON q.seqrelid = pg_get_serial_sequence("
                + SqlText.literal(table).strip() + ", "
                + SqlText.literal(column.name()).strip()
                + ")::regclass WHERE m.value BETWEEN q.seqmin AND q.seqmax; END";
    }

    private static SequenceOptions options(Column column) {
        Identity identity = column.traits().identity();
        if (identity != null) {
            return identity.sequence();
        }
        return column.defaultValue() instanceof ColumnDefault.NextNumber next ? next.sequence() : SequenceOptions.NONE;
    }

    private static String name(@Nullable String schema, TableSchema table, Column column) {
        return SqlText.name(schema, ObjectNames.sequence(table, column));
    }

    /** A sequence counts in as many bytes as its column has, unless it is to go further. */
    private static String as(ColumnType type, SequenceOptions options) {
        return switch (type.base()) {
            case SMALLINT, INTEGER ->
                options.isWithin(type.base().maxWhole().orElseThrow())
                        ? " AS " + type.base().sqlName()
                        : "";
            default -> "";
        };
    }
}
