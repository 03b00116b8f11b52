package io.ballast.common.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quotes names and values for SQL, so that nothing from a spec or a descriptor is ever read as SQL. */
public final class SqlText {
    private SqlText() {}

    /** The name as a quoted identifier (PostgreSQL manual, 4.1.1): always in quotes, inner quotes doubled. */
    public static String name(String identifier) {
        if (identifier.isEmpty() || identifier.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a name PostgreSQL can hold: \"" + identifier + "\"");
        }
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A table's name with its schema, both quoted; the table's alone, for the search path to find, where the schema is null. */
    public static String name(@Nullable String schema, String table) {
        return schema == null ? name(table) : name(schema) + "." + name(table);
    }

    /** Names in a row, quoted and separated by commas. */
    public static String names(List<String> identifiers) {
        return identifiers.stream().map(SqlText::name).collect(Collectors.joining(", "));
    }

    /**
     * The text as a string literal. With a backslash in it the literal takes the {@code E''} form, which reads the same
     * whatever {@code standard_conforming_strings} says.
     */
    public static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL text cannot hold a NUL character");
        }
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }
}
