package io.ballast.introspect.draft;

import java.util.List;

/** Keys whose values rows may repeat: what is said of them, and with which other keys of the table they cannot hold together. */
final class Clashes {
    private Clashes() {}

    /**
     * Refuses rows for a table with such a key, unless one of its columns is null everywhere.
     *
     * @param what the key is called, such as {@code unique key}
     */
    static void refuse(DraftTable table, String what, List<String> columns, Notes notes) {
        if (columns.stream().map(table::column).noneMatch(DraftColumn::isAlwaysNull)) {
            notes.refuseRule(
                    table.name(),
                    "rows may repeat values of the " + what + " (" + String.join(", ", columns) + "), "
                            + reason(columns, others(table, columns)));
        }
    }

    /** Refuses rows for a table with a key that the server computes a column of, where the others repeat. */
    static void refuseComputed(DraftTable table, String what, List<String> columns, Notes notes) {
        List<String> computed = columns.stream()
                .filter(column -> !table.columns.containsKey(column))
                .toList();
        notes.refuseRule(
                table.name(),
                "rows may repeat values of the " + what + " (" + String.join(", ", columns)
                        + "), as the server computes " + String.join(" and ", computed)
                        + " and its other columns repeat");
    }

    /** Refuses rows for a table with a key to which nulls are equal, where a column has to be null in some of them. */
    static void refuseNulls(DraftTable table, List<String> columns, String column, Notes notes) {
        notes.refuseRule(
                table.name(),
                "rows may repeat nulls of the key (" + String.join(", ", columns)
                        + "), to which two of them are the same, as " + column + " is null in some rows");
    }

    private static String reason(List<String> columns, List<String> others) {
        return others.isEmpty()
                ? "as " + (columns.size() == 1 ? "the column has" : "its columns have")
                        + " too few values, or none that can be numbered"
                : "which cannot be chosen so that " + String.join(" and ", others)
                        + (others.size() == 1 ? " holds" : " hold") + " as well";
    }

    /** The keys that have a column in common with this one. */
    private static List<String> others(DraftTable table, List<String> columns) {
        return table.facts
                .keys()
                .filter(other -> !other.equals(columns) && other.stream().anyMatch(columns::contains))
                .distinct()
                .map(other -> "(" + String.join(", ", other) + ")")
                .toList();
    }
}
