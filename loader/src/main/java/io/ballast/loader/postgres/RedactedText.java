package io.ballast.loader.postgres;

import java.util.regex.Pattern;

/**
 * Connection strings as messages may show them when they were not understood: whatever can be a password, wherever its own
 * characters have broken the string apart, is stars.
 */
public final class RedactedText {
    private static final String STARS = "***";
    private static final String HIERARCHY = "://";

    /** A colon that does not begin the number of a port, and all behind it. */
    private static final Pattern NO_PORT = Pattern.compile(":(?!\\d{1,5}(?:[,/?:]|$)).*", Pattern.DOTALL);

    private static final Pattern VALUES = Pattern.compile("=.*", Pattern.DOTALL);

    private RedactedText() {}

    /** The text, if nothing in it can be secret; else what stands before and behind. */
    public static String of(String text) {
        int hierarchy = text.indexOf(HIERARCHY);
        int begin = hierarchy < 0 ? 0 : hierarchy + HIERARCHY.length();
        String rest = text.substring(begin);
        int at = rest.lastIndexOf('@');
        String shown = at < 0 ? rest : STARS + rest.substring(at);
        if (hierarchy >= 0) {
            shown = NO_PORT.matcher(shown).replaceFirst(":" + STARS);
        }
        return text.substring(0, begin) + VALUES.matcher(shown).replaceFirst("=" + STARS);
    }
}
