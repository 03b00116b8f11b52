package io.ballast.bench.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trial and what came of it.
 *
 * @param variant label of the variant
 * @param block from 1; every variant runs once in each
 * @param position from 1, the place in the block's shuffled order
 * @param rows that the run had to load
 * @param clocks null when the run failed
 * @param phases in the order they began, one after the other without overlap; empty when the run failed
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
     * @param name in the loader's words where it has one (STAGE, COPY, INDEX, CONSTRAIN, ANALYZE); else INSERT, LOG (for SET
     *     LOGGED), CLONE, and VACUUM and CHECKPOINT, which settle
     * @param settles whether it comes after {@link Clocks#usable}; the others add up to it
     * @param startSecond since the first statement
     * @param seconds from its beginning to its end
     */
    public record Phase(String name, boolean settles, double startSecond, double seconds, Figures figures) {}
}
