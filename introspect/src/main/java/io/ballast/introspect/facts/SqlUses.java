package io.ballast.introspect.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * What SQL text of a constraint, an index or a view rests on.
 *
 * @param columns of tables and views of the schema
 * @param types enums, domains and composite types of the schema, by name
 * @param others what the schema has and no spec can say, in words: {@code function slug(text)}
 */
public record SqlUses(List<Column> columns, List<String> types, List<String> others) {
    public static final SqlUses NOTHING = new SqlUses(List.of(), List.of(), List.of());

    public SqlUses {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        others = List.copyOf(others);
    }

    /**
     * A column of a table or view.
     *
     * @param column empty for the table or view as a whole
     */
    public record Column(String table, String column) {}

    /** Both. */
    SqlUses and(SqlUses more) {
        return new SqlUses(all(columns, more.columns), all(types, more.types), all(others, more.others));
    }

    private static <T> List<T> all(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all.stream().distinct().toList();
    }
}
