package io.ballast.spec.kind;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * From {@code from}, inclusive, to {@code to}, exclusive; whole microseconds, or whole seconds.
 *
 * @param weights of so many equally long parts of the range, in their order; none where all values are alike
 */
public record TimestampKind(Instant from, Instant to, boolean wholeSeconds, List<Double> weights) implements ValueKind {
    public TimestampKind {
        weights = List.copyOf(weights);
    }

    /** How many different values there are. */
    public long values() {
        return wholeSeconds
                ? ChronoUnit.SECONDS.between(from, to)
                : Math.subtractExact(EpochMicros.of(to), EpochMicros.of(from));
    }
}
