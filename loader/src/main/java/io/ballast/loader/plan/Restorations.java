package io.ballast.loader.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what is taken away into pieces, and what brings it back into transactions, each in the order in which it can be done. */
final class Restorations {
    private final List<String> tables;
    private final Map<String, List<FillObject>> taken;
    private final List<Restoration> marks = new ArrayList<>();
    private final List<Removal> indexes = new ArrayList<>();
    private final List<Removal> foreignKeys = new ArrayList<>();
    private final List<Removal> triggers = new ArrayList<>();
    private int place;

    /** @param tables those that are filled in place, with or without anything that is taken away from them */
    Restorations(Set<String> tables, List<FillObject> taken) {
        this.tables = tables.stream().sorted().toList();
        this.taken = taken.stream().collect(Collectors.groupingBy(FillObject::table));
        this.tables.forEach(table -> marks.add(next(table, StepId.Kind.COPY, table, "", List.of())));
        this.tables.forEach(this::indexes);
        taken.stream().filter(one -> one.kind() == FillObject.Kind.FOREIGN_KEY).forEach(this::foreignKey);
        this.tables.forEach(this::triggers);
    }

    /** Everything, in the order in which it can be brought back piece by piece; tables first. */
    List<Restoration> all() {
        return Stream.concat(
                        marks.stream(),
                        Stream.of(indexes, foreignKeys, triggers)
                                .flatMap(List::stream)
                                .flatMap(removal -> removal.back().stream()))
                .toList();
    }

    /** Foreign keys come first: keys that they refer to can go only afterwards. */
    List<Removal> removals() {
        return Stream.of(foreignKeys, triggers, indexes).flatMap(List::stream).toList();
    }

    /** What would wait for the building of other indexes, and they for it, is one transaction for each table. */
    private void indexes(String table) {
        List<FillObject> objects = of(table, FillObject::isIndex);
        List<Restoration> back = new ArrayList<>();
        objects.forEach(one -> back.add(next(table, StepId.Kind.INDEX, one.name(), "", one.build())));
        addTogether(table, StepId.Kind.KEYS, objects, FillObject::finish, back);
        if (!objects.isEmpty()) {
            indexes.add(new Removal(objects, back));
        }
    }

    private void foreignKey(FillObject key) {
        String parent = key.ties().get(0);
        List<Restoration> back = new ArrayList<>();
        back.add(next(key.table(), StepId.Kind.FOREIGN_KEY, key.name(), parent, key.build()));
        if (!key.finish().isEmpty()) {
            back.add(next(key.table(), StepId.Kind.VALIDATE, key.name(), parent, key.finish()));
        }
        foreignKeys.add(new Removal(List.of(key), back));
    }

    private void triggers(String table) {
        List<FillObject> objects = of(table, one -> one.kind() == FillObject.Kind.TRIGGER);
        List<Restoration> back = new ArrayList<>();
        addTogether(table, StepId.Kind.TRIGGERS, objects, FillObject::build, back);
        if (!objects.isEmpty()) {
            triggers.add(new Removal(objects, back));
        }
    }

    private List<FillObject> of(String table, Predicate<FillObject> which) {
        return taken.getOrDefault(table, List.of()).stream().filter(which).toList();
    }

    private void addTogether(
            String table,
            StepId.Kind kind,
            List<FillObject> objects,
            Function<FillObject, List<String>> statements,
            List<Restoration> back) {
        List<String> sql =
                objects.stream().flatMap(one -> statements.apply(one).stream()).toList();
        if (!sql.isEmpty()) {
            back.add(next(table, kind, table, "", sql));
        }
    }

    private Restoration next(String table, StepId.Kind kind, String name, String refers, List<String> sql) {
        place++;
        return new Restoration(place, table, kind, name, refers, sql);
    }
}
