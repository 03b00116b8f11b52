package io.ballast.introspect.draft;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as rules are written for them. */
final class SnakeCase {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");
    private static final Pattern ENDS = Pattern.compile("^_|_$");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SnakeCase() {}

    /** {@code emailVerified}, {@code "Email verified"} and {@code email_verified} as {@code email_verified}. */
    static String of(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String apart = HUMP.matcher(name).replaceAll("_");
        return ENDS.matcher(OTHERS.matcher(apart).replaceAll("_"))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
