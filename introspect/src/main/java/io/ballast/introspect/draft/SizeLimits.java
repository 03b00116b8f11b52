package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Condition;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.BytesKind;
import io.ballast.spec.kind.ValueKind;

/**
 * How many bytes values have, or elements, by checks.
 *
 * @param most {@link #NO_END} where nothing limits it
 */
record SizeLimits(int least, int most) {
    static final int NO_END = 1_000_000;

    static final SizeLimits NONE = new SizeLimits(0, NO_END);
    /** Above the least, where nothing is known. */
    private static final int FEW_BYTES = 32;

    private static final int FEW_ELEMENTS = 3;

    /** With one more condition. */
    SizeLimits and(Condition.Size size) {
        return switch (size.operator()) {
            case "=" -> new SizeLimits(Math.max(least, size.size()), Math.min(most, size.size()));
            case ">=" -> new SizeLimits(Math.max(least, size.size()), most);
            case ">" -> new SizeLimits(Math.max(least, size.size() + 1), most);
            case "<=" -> new SizeLimits(least, Math.min(most, size.size()));
            default -> new SizeLimits(least, Math.min(most, size.size() - 1));
        };
    }

    boolean isPossible() {
        return least <= most;
    }

    /** The kind, with values of such a size. */
    ValueKind of(ValueKind kind) {
        if (equals(NONE)) {
            return kind;
        }
        if (kind instanceof BytesKind bytes) {
            int from = Math.max(least, Math.min(most, bytes.minLength()));
            int to = Math.min(most, Math.max(from, Math.max(bytes.maxLength(), from + FEW_BYTES)));
            return new BytesKind(from, to);
        }
        return kind instanceof ArrayKind array
                ? new ArrayKind(array.element(), new Uniform(least, Math.min(most, least + FEW_ELEMENTS)))
                : kind;
    }
}
