package io.ballast.loader.plan;

import java.util.List;

/**
 * A foreign key that a table of the target schema has, whatever the source knows of it.
 *
 * @param table the table that it refers to, in the target schemas
 */
public record TargetKey(String name, List<String> columns, String table, boolean deferrable) {
    public TargetKey {
        columns = List.copyOf(columns);
    }
}
