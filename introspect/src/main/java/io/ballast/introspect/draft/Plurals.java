package io.ballast.introspect.draft;

import java.util.Locale;
import java.util.stream.Stream;

/** English plurals in names. */
final class Plurals {
    private Plurals() {}

    /** The name in lower case, and what it may be called of which there are several: {@code users, user}. */
    static Stream<String> singulars(String name) {
        String plural = name.toLowerCase(Locale.ROOT);
        String stem = plural.endsWith("ies")
                ? plural.replaceFirst("ies$", "y")
                : plural.matches(".*(s|x|ch|sh)es") ? plural.replaceFirst("es$", "") : plural.replaceFirst("s$", "");
        return Stream.of(plural, stem, plural.replaceFirst("s$", "")).distinct();
    }
}
