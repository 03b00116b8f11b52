package io.ballast.introspect.draft;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as rules are written for them. */
final class SnakeCase {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SnakeCase() {}

    /** {@code emailVerified}, {@code "Email verified"} and {@code email_verified} as {@code email_verified}. */
    static String of(String name) {
        String apart = HUMP.matcher(name).replaceAll("_");
        return OTHERS.matcher(apart).replaceAll("_").replaceAll("^_|_$", "").toLowerCase(Locale.ROOT);
    }
}
