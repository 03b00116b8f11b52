package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a column the pattern that a check wants of its values, if the other checks and the keys of the column let it. */
final class PatternFit {
    /** Patterns have room for this multiple of the rows, so that the spec can be scaled. */
    private static final long SPARE = 1_000;
    /** Of all alternatives of an expression together. */
    private static final int TEXTS = 200;

    private PatternFit() {}

    /**
     * The values; empty where there is no pattern, or no room for it.
     *
     * @param pattern of one alternative of the expression; null for a column without one
     * @param regex the expression
     */
    static Optional<ValueKind> of(Target target, @Nullable String pattern, @Nullable String regex) {
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
        return Optional.of(target.unique() ? kind : ofAll(target, kind, regex));
    }

    /** Some texts of each alternative of the expression, where it has several. */
    private static ValueKind ofAll(Target target, PatternKind first, @Nullable String regex) {
        int longest = Math.min(TypeLimits.length(target.type()), CheckedTexts.MAX_PATTERN);
        List<PatternKind> patterns = (regex == null ? List.<String>of() : RegexPattern.all(regex, longest))
                .stream()
                        .map(PatternKind::new)
                        .filter(pattern ->
                                holds(target.check(), pattern.positions().size()))
                        .toList();
        if (patterns.size() < 2) {
            return first;
        }
        Map<String, Double> texts = new LinkedHashMap<>();
        for (PatternKind pattern : patterns) {
            List<String> some = texts(pattern, Math.max(1, TEXTS / patterns.size()));
            some.forEach(text -> texts.putIfAbsent(text, (double) TEXTS / some.size()));
        }
        return new ChoiceKind(List.copyOf(texts.keySet()), List.copyOf(texts.values()));
    }

    /** Different texts of the pattern, no more than there are. */
    static List<String> texts(PatternKind pattern, int number) {
        Set<String> texts = new LinkedHashSet<>();
        for (int i = 0; i < 2 * number && texts.size() < number; i++) {
            long bits = i;
            StringBuilder text = new StringBuilder();
            for (int[] allowed : pattern.positions()) {
                bits = bits * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
                text.appendCodePoint(allowed[Math.floorMod((int) (bits >>> 33), allowed.length)]);
            }
            texts.add(text.toString());
        }
        return List.copyOf(texts);
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
