package io.ballast.introspect.draft;

import java.util.Set;

/**
 * What the user wants of the spec.
 *
 * @param scale the rows of root tables are multiplied by it; greater than 0
 * @param copyValues columns whose values may be copied, as {@code table.column}
 * @param skipUnsupported whether what no spec can hold is omitted; otherwise it is refused
 */
public record DraftOptions(double scale, long seed, Set<String> copyValues, boolean skipUnsupported) {
    public static final DraftOptions DEFAULT = new DraftOptions(1, 0, Set.of(), false);

    public DraftOptions {
        copyValues = Set.copyOf(copyValues);
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("a scale greater than 0 is needed, not " + scale);
        }
    }
}
