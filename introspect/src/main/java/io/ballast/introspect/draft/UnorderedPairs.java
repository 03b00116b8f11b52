package io.ballast.introspect.draft;

import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.SqlExpression;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps unique indexes over {@code LEAST(a, b), GREATEST(a, b)}: in each row the first is below the second, and no two have the same pair. */
final class UnorderedPairs {
    private UnorderedPairs() {}

    /** The schema with what keeps them, as if it were said by a check and an index over both columns. */
    static SchemaFacts order(SchemaFacts schema) {
        return schema.withTables(
                schema.tables().stream().map(UnorderedPairs::order).toList());
    }

    private static LiveTable order(LiveTable table) {
        List<LiveIndex> indexes = new ArrayList<>();
        List<CheckFacts> checks = new ArrayList<>(table.constraints().checks());
        for (LiveIndex index : table.indexes()) {
            List<String> pair = pair(index).orElse(List.of());
            indexes.add(
                    pair.isEmpty()
                            ? index
                            : new LiveIndex(
                                    index.name(), index.method(), true, pair, index.include(), index.predicate()));
            if (!pair.isEmpty()) {
                checks.removeIf(check -> isUnequal(check, pair));
                checks.add(new CheckFacts(index.name(), quoted(pair.get(0)) + " < " + quoted(pair.get(1)), true));
            }
        }
        return indexes.equals(table.indexes())
                ? table
                : table.withIndexes(indexes).withChecks(checks);
    }

    /** Whether it says less than that one column is below the other. */
    private static boolean isUnequal(CheckFacts check, List<String> pair) {
        return FormulaParser.parse(check.condition())
                .filter(formula -> formula instanceof Formula.Comparison comparison
                        && comparison.operator().equals("<>")
                        && comparison.parts().stream().allMatch(Formula.Named.class::isInstance)
                        && comparison.columns().allMatch(pair::contains))
                .isPresent();
    }

    /** The two columns; empty where the index is over anything else. */
    private static Optional<List<String>> pair(LiveIndex index) {
        List<IndexElement> elements = index.traits().elements();
        if (!index.unique() || !index.columns().isEmpty() || elements.size() != 2) {
            return Optional.empty();
        }
        List<String> least = arguments(elements, "least");
        List<String> greatest = arguments(elements, "greatest");
        return least.size() == 2 && least.containsAll(greatest) && greatest.containsAll(least)
                ? Optional.of(least)
                : Optional.empty();
    }

    private static List<String> arguments(List<IndexElement> elements, String function) {
        return elements.stream()
                .map(IndexElement::expression)
                .flatMap(expression -> parsed(expression).stream())
                .filter(formula ->
                        formula instanceof Formula.Opaque call && call.name().equals(function))
                .filter(call -> call.parts().stream().allMatch(Formula.Named.class::isInstance))
                .findFirst()
                .map(call -> call.columns().distinct().toList())
                .orElse(List.of());
    }

    private static Optional<Formula> parsed(@Nullable SqlExpression expression) {
        return expression == null ? Optional.empty() : FormulaParser.parse(expression.text());
    }

    private static String quoted(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }
}
