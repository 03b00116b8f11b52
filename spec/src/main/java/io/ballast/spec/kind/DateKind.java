package io.ballast.spec.kind;

import java.time.LocalDate;
import java.util.List;

/**
 * From {@code from}, inclusive, to {@code to}, exclusive.
 *
 * @param weights of so many equally long parts of the range, in their order; none where all values are alike
 */
public record DateKind(LocalDate from, LocalDate to, List<Double> weights) implements ValueKind {
    public DateKind {
        weights = List.copyOf(weights);
    }
}
