package io.ballast.loader.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is taken away from a table in one piece: a foreign key, or all triggers of the table, or all its keys and indexes.
 *
 * @param back how it comes back
 */
public record Removal(List<FillObject> objects, List<Restoration> back) {
    public Removal {
        objects = List.copyOf(objects);
        back = List.copyOf(back);
    }

    /** The statements that take it away. */
    public List<String> sql() {
        return objects.stream().map(FillObject::remove).toList();
    }

    /** The tables that it concerns. */
    public Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        for (Restoration one : back) {
            tables.add(one.table());
            if (!one.refers().isEmpty()) {
                tables.add(one.refers());
            }
        }
        return tables;
    }
}
