package io.ballast.loader.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table of the target schema that has the name of one of the bundle's.
 *
 * @param columns name → type as {@code format_type} writes it, in their order
 * @param mustBeGiven columns that are NOT NULL and have no default
 * @param dependents where it is replaced, what else belongs to it and would be lost with it, each as a person would name it: views, foreign keys of
 *     other tables, triggers, policies, rules, publications
 * @param foreignKeys those that refer to tables of the target schemas and are enforced
 * @param lockedSequences columns whose sequence the role may not set, and its name
 * @param objects where it is replaced, how many objects are dropped with it, and so locked: itself, partitions, indexes, constraints, types, triggers of
 *     foreign keys, TOAST tables, sequences
 */
public record ExistingTable(
        String name,
        Map<String, String> columns,
        List<String> mustBeGiven,
        List<String> dependents,
        List<TargetKey> foreignKeys,
        Map<String, String> lockedSequences,
        TableRights rights,
        long objects) {
    public ExistingTable {
        mustBeGiven = List.copyOf(mustBeGiven);
        dependents = List.copyOf(dependents);
        foreignKeys = List.copyOf(foreignKeys);
        lockedSequences = Map.copyOf(lockedSequences);
    }

    /** The same with more that would be lost. */
    public ExistingTable losing(List<String> more) {
        List<String> all = new ArrayList<>(dependents);
        more.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return new ExistingTable(name, columns, mustBeGiven, all, foreignKeys, lockedSequences, rights, objects);
    }

    /** What is lost if it is replaced in this schema, as a sentence without its full stop. */
    public String loss(String schema) {
        return "Replacing table \"" + name + "\" in schema \"" + schema + "\" would lose "
                + String.join(", ", dependents);
    }
}
