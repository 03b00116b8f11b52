package io.ballast.spec.kind;

import java.util.List;

/** One of the values, by weight; values in PostgreSQL's text form. */
public record ChoiceKind(List<String> values, List<Double> weights) implements ValueKind {
    public ChoiceKind {
        values = List.copyOf(values);
        weights = List.copyOf(weights);
    }
}
