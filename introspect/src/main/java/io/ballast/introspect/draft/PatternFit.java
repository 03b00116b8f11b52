package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a column the pattern that a check wants of its values, if the other checks and the keys of the column let it. */
final class PatternFit {
    /** Patterns have room for this multiple of the rows, so that the spec can be scaled. */
    private static final long SPARE = 1_000;

    private PatternFit() {}

    /** @param pattern null for a column without one */
    static Optional<ValueKind> of(Target target, @Nullable String pattern) {
        if (pattern == null || target.copy()) {
            return Optional.empty();
        }
        PatternKind kind = new PatternKind(pattern);
        // Where the check demands the pattern, no other one would do, however little room it leaves for more rows.
        if (!holds(target.check(), kind.positions().size()) || (target.unique() && !hasRoom(kind, target.most(), 1))) {
            target.notes()
                    .riskOfColumn(
                            target.table().name(),
                            target.name(),
                            "check by a regular expression omitted: another check, or a key, leaves no room for it");
            return Optional.empty();
        }
        return Optional.of(kind);
    }

    /** The pattern for a column in which no value comes twice, if there are enough texts of it. */
    static Optional<ValueKind> distinct(Target target, String pattern) {
        PatternKind kind = new PatternKind(pattern);
        return holds(target.check(), kind.positions().size()) && hasRoom(kind, target.most(), SPARE)
                ? Optional.of(kind)
                : Optional.empty();
    }

    private static boolean holds(@Nullable Check check, int length) {
        if (check == null) {
            return true;
        }
        boolean ofLength = check.minimum() == null
                && check.maximum() == null
                && check.oneOf().isEmpty();
        return ofLength
                && (check.minLength() == null || check.minLength() <= length)
                && (check.maxLength() == null || check.maxLength() >= length);
    }

    private static boolean hasRoom(PatternKind kind, long rows, long spare) {
        BigInteger capacity = kind.capacity();
        return capacity != null
                && capacity.compareTo(BigInteger.valueOf(rows).multiply(BigInteger.valueOf(spare))) >= 0;
    }
}
