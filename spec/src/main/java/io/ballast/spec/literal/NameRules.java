package io.ballast.spec.literal;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.ObjectNames;
import io.ballast.spec.yaml.SpecNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What tables, columns and types may be called. SQL's reserved words, quotes and signs are fine, as every name is quoted; a point is
 * none of a table's name, as it ends the name of a schema.
 */
public final class NameRules {
    private static final Pattern OF_TYPE = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_$ -]*");
    private static final Pattern OF_TABLE = Pattern.compile("[^\\p{Cc}.]+");
    private static final Pattern OF_COLUMN = Pattern.compile("[^\\p{Cc}]+");
    private static final char POINT = '.';
    /** PostgreSQL manual, 5.6 System Columns. */
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private NameRules() {}

    /**
     * Refuses a table's name that is not allowed.
     *
     * @param node what the name stands for
     */
    public static void checkTable(SpecNode node, String name) {
        check(node, "table", name, OF_TABLE);
        if (!name.equals(name.strip())) {
            throw node.refused("table name \"" + name + "\" ends in a space");
        }
    }

    /** As {@link #checkTable}, where the table's schema may stand before its name, as in {@code app.users}. */
    public static void checkTableOfAnySchema(SpecNode node, String name) {
        int point = name.indexOf(POINT);
        if (point < 0) {
            checkTable(node, name);
            return;
        }
        checkLength(node, "table", name);
        check(node, "schema", name.substring(0, point), OF_TABLE);
        checkTable(node, name.substring(point + 1));
    }

    public static void checkColumn(SpecNode node, String name) {
        check(node, "column", name, OF_COLUMN);
        if (SYSTEM_COLUMNS.contains(name)) {
            throw node.refused("column name \"" + name + "\" belongs to a system column of PostgreSQL; choose another");
        }
    }

    /** Refuses the name of a type that is not allowed. */
    public static void checkType(SpecNode node, String name) {
        checkLength(node, "type", name);
        if (!isType(name)) {
            throw refused(node, "type", name, "a letter or _, then letters, digits, _, $, - and spaces");
        }
    }

    /** Refuses the name of a field of a composite type that is not allowed. */
    public static void checkField(SpecNode node, String name) {
        check(node, "field", name, OF_COLUMN);
    }

    /** Whether a spec can call a table so, by its own name or with that of a schema before it. */
    public static boolean isTable(String name) {
        return OF_TABLE.matcher(name).matches() && name.equals(name.strip());
    }

    /** Whether a spec can call a type of its own so. */
    public static boolean isType(String name) {
        return OF_TYPE.matcher(name).matches();
    }

    /** Whether a spec can call a column, or a field of a composite type, so. */
    public static boolean isColumn(String name) {
        return OF_COLUMN.matcher(name).matches();
    }

    private static void check(SpecNode node, String what, String name, Pattern allowed) {
        checkLength(node, what, name);
        if (!allowed.matcher(name).matches()) {
            throw refused(
                    node,
                    what,
                    name,
                    "at least one character, and no control characters" + (allowed == OF_TABLE ? " and points" : ""));
        }
    }

    private static BallastException refused(SpecNode node, String what, String name, String expected) {
        return node.refused(
                what + " name \"" + name.replaceAll("\\p{Cc}", "?") + "\" is not allowed; expected " + expected);
    }

    private static void checkLength(SpecNode node, String what, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > ObjectNames.MAX_NAME_BYTES) {
            throw node.refused(
                    what + " name of " + bytes + " bytes; PostgreSQL keeps no more than " + ObjectNames.MAX_NAME_BYTES);
        }
    }
}
