package io.ballast.introspect.draft;

import io.ballast.introspect.fit.RoundMarks;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Literals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns whose values the schema itself lists, by an enum or a check: these, with the weights that were seen. */
final class ListedValues {
    private static final int DIGITS = 3;

    private ListedValues() {}

    static ValueKind of(Target target, List<String> listed) {
        Map<String, Double> seen = seen(target);
        List<String> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String value : listed) {
            Double weight = seen.get(value);
            if (weight != null && !target.unique()) {
                values.add(value);
                weights.add(weight);
            }
        }
        return values.isEmpty()
                ? new ChoiceKind(listed, Collections.nCopies(listed.size(), 1.0))
                : new ChoiceKind(values, weights);
    }

    private static Map<String, Double> seen(Target target) {
        Map<String, Double> seen = new HashMap<>();
        for (int i = 0; i < target.statistics().commonValues().size(); i++) {
            double weight = RoundMarks.digits(target.statistics().frequencies().get(i), DIGITS);
            try {
                seen.put(
                        Literals.canonical(
                                target.type(),
                                target.statistics().commonValues().get(i)),
                        weight);
            } catch (IllegalArgumentException e) {
                // Not one of those that the schema lists.
            }
        }
        return seen;
    }
}
