package io.ballast.common.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a table inherits (manual, 5.11): it has the columns and checks of its parents, and a query of a parent finds its rows, too. Keys,
 * indexes and foreign keys are each table's own.
 *
 * @param parents tables of the same schema, in the order of the inheritance
 * @param columns those that the table has from its parents alone; any other column of a parent it declares itself as well. Where there are
 *     none, the table was made by itself and given its parents later
 */
public record Inheritance(List<String> parents, List<String> columns) {
    /** Of most tables. */
    public static final Inheritance NONE = new Inheritance(List.of(), List.of());

    public Inheritance {
        parents = List.copyOf(parents);
        columns = List.copyOf(columns);
    }

    public boolean isEmpty() {
        return parents.isEmpty();
    }

    /** Whether the table declares the column itself. */
    boolean declares(String column) {
        return !columns.contains(column);
    }

    /** The tables in an order in which each comes behind its parents, and otherwise as it was. A circle is cut where it is entered. */
    public static <T> List<T> parentsFirst(List<T> tables, Function<T, TableSchema> schemaOf) {
        Map<String, T> left = new LinkedHashMap<>();
        tables.forEach(table -> left.put(schemaOf.apply(table).name(), table));
        List<T> ordered = new ArrayList<>();
        Set<T> entered = new HashSet<>();
        Deque<T> open = new ArrayDeque<>();
        for (T table : tables) {
            open.push(table);
            while (!open.isEmpty()) {
                T next = open.pop();
                TableSchema schema = schemaOf.apply(next);
                List<T> above = schema.traits().inheritance().parents().stream()
                        .filter(left::containsKey)
                        .map(left::get)
                        .toList();
                if (!above.isEmpty() && entered.add(next)) {
                    open.push(next);
                    for (int i = above.size() - 1; i >= 0; i--) {
                        open.push(above.get(i));
                    }
                } else if (left.remove(schema.name()) != null) {
                    ordered.add(next);
                }
            }
        }
        return ordered;
    }

    /** The tables that inherit from one, directly or not. */
    public static Set<String> heirs(String table, List<TableSchema> tables) {
        Set<String> heirs = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            String parent = open.pop();
            for (TableSchema other : tables) {
                if (other.traits().inheritance().parents().contains(parent) && heirs.add(other.name())) {
                    open.push(other.name());
                }
            }
        }
        return heirs;
    }

    /**
     * The tables that one inherits from, directly or not, the nearer ones first.
     *
     * @param tables by their names; parents that are not among them are passed over
     */
    static Set<String> above(TableSchema table, Map<String, TableSchema> tables) {
        Set<String> above = new LinkedHashSet<>();
        Deque<TableSchema> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            for (String name : open.pop().traits().inheritance().parents()) {
                TableSchema parent = tables.get(name);
                if (parent != null && above.add(name)) {
                    open.add(parent);
                }
            }
        }
        return above;
    }
}
