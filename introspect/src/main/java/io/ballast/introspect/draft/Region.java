package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import io.ballast.spec.kind.ValueKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a column can be, in which conditions of it alone have one answer each.
 *
 * @param place among the parts of the column, in their order
 * @param kind values of this part
 * @param only the one value of the part, as a literal; null where it has more
 * @param answers of conditions; those of the others are not known
 */
record Region(int place, ValueKind kind, @Nullable String only, Map<Formula, Boolean> answers) {
    Region {
        answers = Map.copyOf(answers);
    }
}
