package io.ballast.introspect.draft;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexRules;
import io.ballast.common.schema.IndexTraits;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import io.ballast.spec.check.IndexChecks;
import io.ballast.spec.literal.Literals;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the indexes, in SQL text where there is no other way to say them. */
final class Indexes {
    private final DraftTable table;
    private final Keys keys;
    /** Null where no definition is kept. */
    private final @Nullable SqlFit fit;

    private final Notes notes;

    private Indexes(DraftTable table, Keys keys, @Nullable SqlFit fit, Notes notes) {
        this.table = table;
        this.keys = keys;
        this.fit = fit;
        this.notes = notes;
    }

    static void keep(DraftTable table, Keys keys, @Nullable SqlFit fit, Notes notes) {
        Indexes indexes = new Indexes(table, keys, fit, notes);
        table.facts.indexes().forEach(indexes::keep);
    }

    private void keep(LiveIndex facts) {
        Optional<Index.Method> method = method(facts.method());
        Optional<Index.Predicate> where = facts.predicate() == null ? Optional.empty() : predicate(facts.predicate());
        boolean hasSql = facts.columns().isEmpty() || (facts.predicate() != null && where.isEmpty());
        boolean ofOneRow = facts.allowsOneRow() && table.most <= 1;
        if (hasSql && fit == null && (ofOneRow || KeyOfIndex.keep(table, keys, facts))) {
            return;
        }
        String misfit = hasSql ? misfit(facts) : "";
        if (!misfit.isEmpty()) {
            leaveOut(facts, misfit);
        } else if (!facts.columns().stream().allMatch(table::has)) {
            if (!facts.unique() || !keys.holdsBeside(table, "unique index", facts.columns())) {
                leaveOut(facts, "one of its columns is");
            }
        } else if (method.isEmpty()) {
            leaveOut(facts, "its method is " + facts.method());
        } else {
            keep(facts, method.get(), where.orElse(null));
        }
    }

    /** Why SQL text of the index is not kept; empty where it is. */
    private String misfit(LiveIndex facts) {
        if (fit != null) {
            return fit.reason(facts.uses());
        }
        return facts.columns().isEmpty() ? "it is over an expression" : "its condition is " + facts.predicate();
    }

    private void keep(LiveIndex facts, Index.Method method, Index.@Nullable Predicate where) {
        IndexTraits traits = traits(facts, where);
        List<String> columns = facts.columns().isEmpty()
                ? named(traits)
                : facts.columns().stream().distinct().toList();
        for (String column : byDefault(traits, columns)) {
            if (!IndexChecks.canIndex(method, table.typeOf(column))) {
                leaveOut(facts, "there is no " + facts.method() + " index over " + table.typeOf(column));
                return;
            }
        }
        boolean unique = facts.unique() && isPromised(facts, columns);
        if (facts.unique() && !unique && !isLeft(facts)) {
            notes.riskOfTable(
                    table.name(), "index \"" + facts.name() + "\" is not unique here: the generator cannot promise it");
            refuse(facts);
        }
        if (columns.size() < facts.columns().size() && traits.elements().isEmpty()) {
            notes.ofTable(table.name(), "index \"" + facts.name() + "\" has a column more than once there");
        }
        List<String> include = facts.include().stream()
                .filter(column -> table.has(column) && !facts.columns().contains(column))
                .toList();
        Index index = traits.elements().isEmpty()
                ? new Index(columns, method, unique, where, include, traits)
                : Index.over(method, unique, where, include, traits);
        String fault = IndexRules.fault(index);
        if (fault != null) {
            leaveOut(facts, fault);
        } else if (table.indexes.contains(index)) {
            leaveOut(facts, "another one is the same");
        } else {
            table.indexes.add(index);
        }
    }

    /** As far as the spec is to say it; without elements where these are columns alone. */
    private IndexTraits traits(LiveIndex facts, Index.@Nullable Predicate where) {
        IndexTraits there = facts.traits();
        if (fit == null) {
            return IndexTraits.NONE;
        }
        boolean plain = there.elements().stream().allMatch(IndexElement::isPlain);
        return new IndexTraits(
                there.label(),
                plain ? List.of() : there.elements(),
                where == null ? there.where() : null,
                there.nullsNotDistinct() && facts.unique(),
                there.storage());
    }

    private static List<String> named(IndexTraits traits) {
        return traits.elements().stream()
                .map(IndexElement::column)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The columns that are searched by what their types have by default. */
    private static List<String> byDefault(IndexTraits traits, List<String> columns) {
        return columns.stream()
                .filter(column -> traits.elements().stream()
                        .noneMatch(element -> column.equals(element.column()) && element.operatorClass() != null))
                .toList();
    }

    /** Whether rows are apart in what the index is searched by. */
    private boolean isPromised(LiveIndex facts, List<String> columns) {
        return facts.columns().isEmpty()
                ? columns.stream().anyMatch(column -> Keys.neverRepeats(table, column))
                : keys.holdsOrPicks(table, columns);
    }

    private void leaveOut(LiveIndex facts, String reason) {
        String line = "index \"" + facts.name() + "\" omitted: " + reason;
        if (facts.unique()) {
            notes.riskOfTable(table.name(), line);
            refuse(facts);
        } else {
            notes.ofTable(table.name(), line);
        }
    }

    /** Whether no row is in the index, as rows in it would repeat its values. */
    private boolean isLeft(LiveIndex facts) {
        return isKnown(facts) && !OneOfEach.holds(table, facts) && OutsideIndex.leave(table, facts, notes);
    }

    private boolean isKnown(LiveIndex facts) {
        return fit == null && !facts.columns().isEmpty() && Selection.hasAll(table, facts.columns());
    }

    /** A unique index of the tables' own fails, once rows repeat its values; what an expression gives is not known. */
    private void refuse(LiveIndex facts) {
        if (isKnown(facts) && !OneOfEach.holds(table, facts)) {
            Clashes.refuse(table, "unique index", facts.columns(), notes);
        }
    }

    static Optional<Index.Method> method(String name) {
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
                .filter(condition -> table.has(condition.column()))
                .flatMap(this::predicate);
    }

    private Optional<Index.Predicate> predicate(Condition condition) {
        String column = condition.column();
        if (condition instanceof Condition.Null isNull) {
            return Optional.of(new Index.Predicate(
                    column, isNull.isNull() ? Index.Comparison.IS_NULL : Index.Comparison.IS_NOT_NULL, null));
        }
        if (condition instanceof Condition.Truth truth) {
            return Optional.of(new Index.Predicate(
                    column, truth.isTrue() ? Index.Comparison.IS_TRUE : Index.Comparison.IS_FALSE, null));
        }
        if (condition instanceof Condition.Compared compared
                && compared.operator().equals("=")) {
            try {
                String literal = Literals.canonical(table.typeOf(column), compared.literal());
                return Optional.of(new Index.Predicate(column, Index.Comparison.EQUALS, literal));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
