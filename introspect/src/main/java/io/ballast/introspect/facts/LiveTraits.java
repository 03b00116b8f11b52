package io.ballast.introspect.facts;

import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.SequenceOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What few columns have.
 *
 * @param kept identity, collation, storage and compression
 * @param serial the sequence that belongs to the column and that its default counts with; null where there is none
 * @param generation null for a column that has values of its own
 * @param dimensions those that the column of an array was declared with; the server does not demand them
 * @param others what else it has and no spec can say, in words: {@code STATISTICS 100}
 */
public record LiveTraits(
        ColumnTraits kept,
        @Nullable SequenceOptions serial,
        @Nullable LiveGeneration generation,
        int dimensions,
        List<String> others) {
    /** Of most columns. */
    public static final LiveTraits NONE = new LiveTraits(ColumnTraits.NONE, null, null, 0, List.of());

    public LiveTraits {
        others = List.copyOf(others);
    }
}
