package io.ballast.introspect.draft;

import java.util.List;
import java.util.Map;

/** Checks that tables have from their parents alone: they come with the parent's, which is not kept where rows of a table below break it. */
final class InheritedChecks {
    private final Map<String, DraftTable> tables;
    private final Notes notes;

    private InheritedChecks(Map<String, DraftTable> tables, Notes notes) {
        this.tables = tables;
        this.notes = notes;
    }

    static void settle(Map<String, DraftTable> tables, Notes notes) {
        InheritedChecks checks = new InheritedChecks(tables, notes);
        for (DraftTable table : tables.values()) {
            List.copyOf(table.checks).stream()
                    .filter(check -> !SqlChecks.isKept(table, check))
                    .forEach(check ->
                            checks.dropAbove(table, table, check.facts().name()));
        }
        for (DraftTable table : tables.values()) {
            table.checks.stream()
                    .filter(check ->
                            !table.inheritance.isEmpty() && check.facts().inherited())
                    .forEach(check -> leave(table, check));
        }
    }

    private void dropAbove(DraftTable table, DraftTable broken, String name) {
        for (String above : table.inheritance.parents()) {
            DraftTable parent = tables.get(above);
            if (parent == null) {
                continue;
            }
            for (DraftCheck check : parent.checks.stream()
                    .filter(one -> one.facts().name().equals(name)
                            && !one.facts().traits().noInherit()
                            && !parent.leftChecks.contains(name)
                            && SqlChecks.isKept(parent, one))
                    .toList()) {
                leave(parent, check);
                notes.ofTable(
                        above,
                        "check \"" + name + "\" omitted: it may not hold in \"" + broken.name()
                                + "\", which inherits it");
            }
            dropAbove(parent, broken, name);
        }
    }

    /** The table does not make the check; columns that no other one says something of have none of their own. */
    private static void leave(DraftTable table, DraftCheck check) {
        table.leftChecks.add(check.facts().name());
        for (String name : check.columns()) {
            boolean alone = table.checks.stream()
                    .filter(other -> !table.leftChecks.contains(other.facts().name()))
                    .noneMatch(
                            other -> other.facts().enforced() && other.columns().contains(name));
            DraftColumn column = table.columns.get(name);
            if (alone && column != null) {
                column.check = null;
            }
        }
    }
}
