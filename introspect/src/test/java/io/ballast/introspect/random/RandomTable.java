package io.ballast.introspect.random;

import static io.ballast.introspect.random.RandomNames.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table on its way into the database, and what was decided about it so far. */
final class RandomTable {
    final String name;
    /** Types by the names of the columns, in order; as they stand in SQL. */
    final Map<String, String> columns = new LinkedHashMap<>();
    /** Primary and unique keys. */
    final List<List<String>> keys = new ArrayList<>();
    /** Where a column takes its values from: SQL with a place for the number of a row. */
    final Map<String, String> picked = new LinkedHashMap<>();
    /** The part of CREATE TABLE behind the columns. */
    String ending = "";

    RandomTable(String name) {
        this.name = name;
    }

    String sql() {
        return quoted(name);
    }

    String createSql() {
        List<String> parts = new ArrayList<>();
        columns.forEach((column, type) -> parts.add(quoted(column) + " " + type));
        return "CREATE TABLE " + sql() + " (" + String.join(", ", parts) + ")" + ending;
    }

    String alterSql(String action) {
        return "ALTER TABLE " + sql() + " " + action;
    }

    List<String> names() {
        return List.copyOf(columns.keySet());
    }

    String type(String column) {
        return columns.getOrDefault(column, "text");
    }
}
