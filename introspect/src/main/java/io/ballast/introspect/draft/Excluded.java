package io.ballast.introspect.draft;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes values that a check does not let in from among those that were supposed. */
final class Excluded {
    private Excluded() {}

    /** The kind without them, if any value is left. */
    static ValueKind from(ValueKind kind, Set<String> excluded) {
        if (excluded.isEmpty() || !(kind instanceof ChoiceKind choice)) {
            return kind;
        }
        List<String> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < choice.values().size(); i++) {
            if (!excluded.contains(choice.values().get(i))) {
                values.add(choice.values().get(i));
                weights.add(choice.weights().get(i));
            }
        }
        return values.isEmpty() ? kind : new ChoiceKind(values, weights);
    }
}
