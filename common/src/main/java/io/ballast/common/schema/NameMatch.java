package io.ballast.common.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of several names is meant by one that somebody writes: the very same, or else the only one that differs in case alone. What fits two
 * of them fits none.
 */
public final class NameMatch {
    private NameMatch() {}

    /** The one of {@code names} that {@code written} stands for. */
    public static Optional<String> find(String written, List<String> names) {
        if (names.contains(written)) {
            return Optional.of(written);
        }
        List<String> alike = names.stream()
                .filter(name -> folded(name).equals(folded(written)))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    /** The name without its case. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
