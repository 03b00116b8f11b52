package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import io.ballast.spec.kind.OrdinalKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the first child of each parent be the one that a partial unique index admits: one primary address for each user. */
final class OneOfEach {
    private OneOfEach() {}

    static void fill(DraftTable table) {
        for (LiveIndex index : table.facts.indexes()) {
            if (index.unique() && index.predicate() != null) {
                mark(index).map(table.columns::get).ifPresent(column -> fill(table, index, column));
            }
        }
    }

    /** Whether rows of one parent are apart in an index, as it admits the first of them alone. */
    static boolean holds(DraftTable table, LiveIndex index) {
        boolean isMarked = mark(index)
                .map(table.columns::get)
                .filter(column -> column.kind == OrdinalKind.FIRST)
                .isPresent();
        return isMarked && table.parent != null && index.columns().containsAll(table.parent.columns());
    }

    private static void fill(DraftTable table, LiveIndex index, DraftColumn mark) {
        ForeignKeyFacts parent = table.parent;
        Set<String> others = new HashSet<>(index.columns());
        others.remove(mark.name());
        boolean ofParent = parent != null && others.equals(Set.copyOf(parent.columns()));
        if (ofParent && !mark.isFilled() && mark.type.is(TypeFamily.BOOLEAN)) {
            mark.kind = OrdinalKind.FIRST;
            mark.filled = true;
        }
    }

    /** The column of which the predicate says that it is true. */
    private static Optional<String> mark(LiveIndex index) {
        List<Condition> conditions = Optional.ofNullable(index.predicate())
                .flatMap(ConditionParser::parse)
                .orElse(List.of());
        return conditions.size() == 1 && conditions.get(0) instanceof Condition.Truth truth && truth.isTrue()
                ? Optional.of(truth.column())
                : Optional.empty();
    }
}
