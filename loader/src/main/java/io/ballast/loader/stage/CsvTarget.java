package io.ballast.loader.stage;

import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.NameMatch;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table that is there, and to which rows of bare CSV files are to be added. */
public final class CsvTarget {
    private static final String NOTHING = "Nothing was loaded.";

    private static final Sql COLUMNS = new Sql("""
            SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p') AND a.attgenerated = ''
             ORDER BY a.attnum""");

    private final String schema;
    private final String table;
    private final List<Found> columns;
    private final List<ValueSetting> readWith;

    private CsvTarget(String schema, String table, List<Found> columns, List<ValueSetting> readWith) {
        this.readWith = readWith;
        this.schema = schema;
        this.table = table;
        this.columns = columns;
    }

    /**
     * Asks the server for the table's columns, and for how it reads values; generated columns are omitted, since nobody can give them
     * values.
     *
     * @param given what the user says of how values are read, by the name that the user has for it
     */
    public static CsvTarget read(ConnectionSettings target, String schema, String table, Map<String, String> given) {
        try (Connection connection = new Connections(target).open("ballast check")) {
            List<Found> columns = COLUMNS.rows(
                    connection, row -> new Found(row.getString(1), row.getString(2), row.getBoolean(3)), schema, table);
            if (columns.isEmpty()) {
                throw new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "Schema \"" + schema + "\" has no table \"" + table + "\" to add rows to.",
                        MissingTable.hint(connection, schema, table));
            }
            return new CsvTarget(schema, table, columns, ValueReading.read(connection, given));
        } catch (SQLException e) {
            throw ServerError.during("in phase CHECK", target, e);
        }
    }

    /** The settings that the server is to read values with, and who says so. Without a TimeZone nobody could tell it. */
    public List<ValueSetting> readWith() {
        return readWith;
    }

    /** All columns, in their order. */
    public TableSchema all() {
        return of(columns);
    }

    /**
     * The columns of these names, in the order of the names; case matters only where it tells columns apart.
     *
     * @param place where the names come from, such as {@code --columns}
     */
    public TableSchema named(List<String> names, String place) {
        return named(names, place, name -> Hint.NONE);
    }

    /**
     * As {@link #named}, for the names of a header.
     *
     * @param place such as {@code a.csv, header}
     */
    public TableSchema ofHeader(List<String> names, String place) {
        return named(names, place, name -> Hint.choose("say which column it is", Setting.COLUMNS, name + "=COLUMN")
                .or(Hint.choose("pass it over", Setting.COLUMNS, name + "=")));
    }

    private TableSchema named(List<String> names, String place, Function<String, Hint> otherwise) {
        Map<Found, String> chosen = new LinkedHashMap<>();
        for (String name : names) {
            @Nullable String before = chosen.put(column(names, name, place, otherwise), name);
            if (before != null) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        Finding.unexpected(
                                place,
                                "\"" + name + "\" " + (before.equals(name) ? "twice" : "beside \"" + before + "\""),
                                "each column once",
                                NOTHING,
                                Hint.NONE));
            }
        }
        return of(List.copyOf(chosen.keySet()));
    }

    private Found column(List<String> names, String name, String place, Function<String, Hint> otherwise) {
        List<String> known = columns.stream().map(Found::name).toList();
        return NameMatch.find(name, known)
                .flatMap(found -> columns.stream()
                        .filter(column -> column.name.equals(found))
                        .findFirst())
                .orElseThrow(() -> new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        Finding.unexpected(
                                place,
                                "\"" + name + "\"",
                                "columns of table \"" + table + "\" in schema \"" + schema + "\": "
                                        + String.join(", ", known),
                                NOTHING,
                                delimiterHint(names).orElseGet(() -> otherwise.apply(name)))));
    }

    /** A header that is one field with another usual delimiter in it. */
    private static Optional<Hint> delimiterHint(List<String> names) {
        if (names.size() == 1) {
            for (String delimiter : List.of(";", "\t", "|", ",")) {
                if (names.get(0).contains(delimiter)) {
                    String shown = delimiter.replace("\t", "\\t");
                    return Optional.of(Hint.choose(
                            "if fields are separated by \"" + shown + "\", say so", Setting.DELIMITER, shown));
                }
            }
        }
        return Optional.empty();
    }

    private TableSchema of(List<Found> chosen) {
        return new TableSchema(
                table,
                null,
                chosen.stream().map(this::column).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private Column column(Found found) {
        @Nullable
        ColumnType type = ColumnType.parse(found.type)
                .or(() -> ServerTypes.parse(found.type))
                .or(() -> TypeSyntax.parse(found.type, null))
                .orElse(null);
        if (type == null) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Column \"" + found.name + "\" of table \"" + table + "\" in schema \"" + schema + "\" is of type "
                            + found.type
                            + ", which Ballast does not know. Leave it out of the files, or load them with psql's \\copy.");
        }
        return Column.of(found.name, type, !found.notNull);
    }

    private record Found(String name, String type, boolean notNull) {}
}
