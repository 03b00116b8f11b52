package io.ballast.bench.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trial and what came of it.
 *
 * @param variant label of the variant
 * @param clocks null when the run failed
 * @param phases in the order they began
 * @param recorded null when the run failed
 * @param error why the run or the check of its content failed; null when all is well
 */
public record Run(
        String variant,
        int block,
        int position,
        long rows,
        @Nullable Clocks clocks,
        List<Phase> phases,
        @Nullable Recorded recorded,
        @Nullable String error) {
    public Run {
        phases = List.copyOf(phases);
    }

    public boolean succeeded() {
        return error == null;
    }

    /**
     * A stretch of a run.
     *
     * @param name such as COPY or INDEX, in the loader's words
     * @param seconds from its beginning to its end
     * @param walBytes written meanwhile; null where the server does not tell
     */
    public record Phase(
            String name, double seconds, @Nullable Long walBytes) {}
}
