package io.ballast.introspect.draft;

import java.util.Set;

/**
 * What the user wants of the spec.
 *
 * @param scale the rows of root tables are multiplied by it; greater than 0
 * @param copyValues columns whose values may be copied, as {@code table.column}
 * @param skipUnsupported whether what no spec can hold is omitted; otherwise it is refused
 * @param wishes rows that tables are to have instead of those they have
 * @param guesses what columns get of which no value is known
 * @param inPlace whether the rows are for the very tables, so that types which no spec can say are there
 */
public record DraftOptions(
        double scale,
        long seed,
        Set<String> copyValues,
        boolean skipUnsupported,
        RowWishes wishes,
        NameGuesses guesses,
        boolean inPlace) {
    public static final DraftOptions DEFAULT = new DraftOptions(1, 0, Set.of(), false);

    /** Without wishes about rows, and with the guesses that Ballast brings along. */
    public DraftOptions(double scale, long seed, Set<String> copyValues, boolean skipUnsupported) {
        this(scale, seed, copyValues, skipUnsupported, RowWishes.NONE, NameGuesses.builtIn(), false);
    }

    public DraftOptions {
        copyValues = Set.copyOf(copyValues);
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("a scale greater than 0 is needed, not " + scale);
        }
    }

    /** Whether the tables are to be made by the spec: with the names and traits of keys, SQL text, views. */
    public boolean definitions() {
        return !inPlace;
    }
}
