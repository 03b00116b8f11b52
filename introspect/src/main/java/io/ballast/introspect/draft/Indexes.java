package io.ballast.introspect.draft;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexRules;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import io.ballast.spec.check.IndexChecks;
import io.ballast.spec.literal.Literals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the indexes that a spec can say. */
final class Indexes {
    private final DraftTable table;
    private final Keys keys;
    private final Notes notes;

    private Indexes(DraftTable table, Keys keys, Notes notes) {
        this.table = table;
        this.keys = keys;
        this.notes = notes;
    }

    static void keep(DraftTable table, Keys keys, Notes notes) {
        Indexes indexes = new Indexes(table, keys, notes);
        table.facts.indexes().forEach(indexes::keep);
    }

    private void keep(LiveIndex facts) {
        Optional<Index.Method> method = method(facts.method());
        Optional<Index.Predicate> where = facts.predicate() == null ? Optional.empty() : predicate(facts.predicate());
        if (facts.columns().isEmpty()) {
            leaveOut(facts, "it is over an expression");
        } else if (!Selection.hasAll(table, facts.columns())) {
            leaveOut(facts, "one of its columns is");
        } else if (method.isEmpty()) {
            leaveOut(facts, "its method is " + facts.method());
        } else if (facts.predicate() != null && where.isEmpty()) {
            leaveOut(facts, "its condition is " + facts.predicate());
        } else {
            keep(facts, method.get(), where.orElse(null));
        }
    }

    private void keep(LiveIndex facts, Index.Method method, Index.@Nullable Predicate where) {
        List<String> columns = facts.columns().stream().distinct().toList();
        for (String column : columns) {
            if (!IndexChecks.canIndex(method, table.column(column).type)) {
                leaveOut(facts, "there is no " + facts.method() + " index over " + table.column(column).type);
                return;
            }
        }
        boolean unique = facts.unique() && keys.holdsOrPicks(table, columns);
        if (facts.unique() && !unique) {
            notes.riskOfTable(
                    table.name(), "index \"" + facts.name() + "\" is not unique here: the generator cannot promise it");
        }
        if (columns.size() < facts.columns().size()) {
            notes.ofTable(table.name(), "index \"" + facts.name() + "\" has a column more than once there");
        }
        if (!facts.plain()) {
            notes.ofTable(
                    table.name(),
                    "index \"" + facts.name() + "\" has another operator class, order or collation there");
        }
        List<String> include = facts.include().stream()
                .filter(column ->
                        table.columns.containsKey(column) && !facts.columns().contains(column))
                .toList();
        Index index = new Index(columns, method, unique, where, include);
        String fault = IndexRules.fault(index);
        if (fault != null) {
            leaveOut(facts, fault);
        } else if (table.indexes.contains(index)) {
            leaveOut(facts, "another one is the same");
        } else {
            table.indexes.add(index);
            table.keptIndexes.put(facts.name(), index);
        }
    }

    private void leaveOut(LiveIndex facts, String reason) {
        String line = "index \"" + facts.name() + "\" omitted: " + reason;
        if (facts.unique()) {
            notes.riskOfTable(table.name(), line);
        } else {
            notes.ofTable(table.name(), line);
        }
    }

    private static Optional<Index.Method> method(String name) {
        try {
            return Optional.of(Index.Method.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Index.Predicate> predicate(String sql) {
        return ConditionParser.parse(sql)
                .filter(conditions -> conditions.size() == 1)
                .map(conditions -> conditions.get(0))
                .filter(condition -> table.columns.containsKey(condition.column()))
                .flatMap(this::predicate);
    }

    private Optional<Index.Predicate> predicate(Condition condition) {
        String column = condition.column();
        if (condition instanceof Condition.Null isNull) {
            return Optional.of(new Index.Predicate(
                    column, isNull.isNull() ? Index.Comparison.IS_NULL : Index.Comparison.IS_NOT_NULL, null));
        }
        if (condition instanceof Condition.Truth truth) {
            return Optional.of(new Index.Predicate(column, Index.Comparison.EQUALS, truth.isTrue() ? "t" : "f"));
        }
        if (condition instanceof Condition.Compared compared
                && compared.operator().equals("=")) {
            try {
                String literal = Literals.canonical(table.column(column).type, compared.literal());
                return Optional.of(new Index.Predicate(column, Index.Comparison.EQUALS, literal));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
