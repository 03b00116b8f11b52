package io.ballast.spec.literal;

import io.ballast.common.schema.ObjectNames;
import io.ballast.spec.yaml.SpecNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What tables, columns and types may be called. SQL's reserved words are fine, as every name is quoted. Points, slashes, quotes and
 * braces are not: a name also stands in references, templates and file names.
 */
public final class NameRules {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_$ -]*");
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
        check(node, "table", name);
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
        check(node, "schema", name.substring(0, point));
        checkTable(node, name.substring(point + 1));
    }

    public static void checkColumn(SpecNode node, String name) {
        check(node, "column", name);
        if (SYSTEM_COLUMNS.contains(name)) {
            throw node.refused("column name \"" + name + "\" belongs to a system column of PostgreSQL; choose another");
        }
    }

    /** Refuses the name of a type that is not allowed. */
    public static void checkType(SpecNode node, String name) {
        check(node, "type", name);
    }

    /** Refuses the name of a field of a composite type that is not allowed. */
    public static void checkField(SpecNode node, String name) {
        check(node, "field", name);
    }

    private static void check(SpecNode node, String what, String name) {
        checkLength(node, what, name);
        if (!NAME.matcher(name).matches()) {
            throw node.refused(what + " name \"" + name.replaceAll("\\p{Cntrl}", "?")
                    + "\" is not allowed; expected a letter or _, then letters, digits, _, $, - and spaces");
        }
    }

    private static void checkLength(SpecNode node, String what, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > ObjectNames.MAX_NAME_BYTES) {
            throw node.refused(
                    what + " name of " + bytes + " bytes; PostgreSQL keeps no more than " + ObjectNames.MAX_NAME_BYTES);
        }
    }
}
