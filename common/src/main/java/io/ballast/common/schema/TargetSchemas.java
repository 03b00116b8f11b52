package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The schemas whose tables a run is about. Of one schema a table goes by its own name; of several, by its schema and its name, as in
 * {@code app.users}, and neither of these has a point in it.
 *
 * @param names at least one, in the order of their names
 */
public record TargetSchemas(List<String> names) {
    private static final char POINT = '.';
    private static final String COMMA = ",";

    public TargetSchemas {
        names = names.stream().sorted().distinct().toList();
        if (names.isEmpty() || names.contains("")) {
            throw new IllegalArgumentException("a schema needs a name");
        }
    }

    /** One schema, whatever its name. */
    public static TargetSchemas of(String schema) {
        return new TargetSchemas(List.of(schema));
    }

    /** What {@link #text} has made of them: a comma separates. */
    public static TargetSchemas parse(String text) {
        return new TargetSchemas(List.of(text.split(COMMA, -1)));
    }

    /** Their names with commas between them, as people give them. */
    public String text() {
        return String.join(COMMA, names);
    }

    /** For sentences: {@code schema "app"}, {@code schemas "app" and "audit"}. */
    public String inWords() {
        return (isOne() ? "schema " : "schemas ")
                + names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" and "));
    }

    public boolean isOne() {
        return names.size() == 1;
    }

    /** Whether one of the schemas is among the others too. */
    public boolean overlaps(TargetSchemas others) {
        return names.stream().anyMatch(others.names::contains);
    }

    /** What the table of one of the schemas goes by. */
    public String tableOf(String schema, String name) {
        return isOne() ? name : schema + POINT + name;
    }

    /** The schema of a table that goes by this; the only one there is, or what stands before the point. */
    public String schemaOf(String table) {
        int point = table.indexOf(POINT);
        return isOne() ? names.get(0) : point < 0 ? "" : table.substring(0, point);
    }

    /** The table's name in its schema. */
    public String nameOf(String table) {
        return isOne() ? table : table.substring(table.indexOf(POINT) + 1);
    }

    /** The table with its schema, both quoted. */
    public String sql(String table) {
        return SqlText.name(schemaOf(table), nameOf(table));
    }

    /** The tables of each schema by the names that they have there; those of none of the schemas are omitted. */
    public Map<String, List<String>> bySchema(List<String> tables) {
        Map<String, List<String>> bySchema = new LinkedHashMap<>();
        for (String table : tables) {
            if (names.contains(schemaOf(table))) {
                bySchema.computeIfAbsent(schemaOf(table), schema -> new ArrayList<>())
                        .add(nameOf(table));
            }
        }
        return bySchema;
    }
}
