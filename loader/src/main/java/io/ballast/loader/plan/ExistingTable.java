package io.ballast.loader.plan;

import java.util.List;
import java.util.Map;

/**
 * A table of the target schema that has the name of one of the bundle's.
 *
 * @param columns name → type as {@code format_type} writes it, in their order
 * @param mustBeGiven columns that are NOT NULL and have no default
 * @param dependents what else hangs from it and would be lost with it, each as a person would name it: views, foreign keys of
 *     other tables, triggers, policies, rules, publications
 * @param mayWrite whether the role may insert into it
 * @param mayDrop whether the role owns it
 */
public record ExistingTable(
        String name,
        Map<String, String> columns,
        List<String> mustBeGiven,
        List<String> dependents,
        boolean mayWrite,
        boolean mayDrop) {
    public ExistingTable {
        mustBeGiven = List.copyOf(mustBeGiven);
        dependents = List.copyOf(dependents);
    }
}
