package io.ballast.spec.yaml;

import java.util.regex.Pattern;

/** Paths within a spec, as messages write them: {@code tables.emails.indexes[0].columns}; odd keys stand in brackets and quotes. */
public final class SpecPath {
    static final String ROOT = "";

    private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}\\p{M}\\p{N}_$-]+");
    private static final int LONGEST_QUOTE = 60;

    private SpecPath() {}

    public static String member(String path, String key) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return path + "[" + quoted(key) + "]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    static String item(String path, int position) {
        return path + "[" + position + "]";
    }

    /** The path and what is wrong there. */
    static String message(String path, String what) {
        return path.isEmpty() ? what : path + ": " + what;
    }

    /** Text from a spec in quotes, cut to a readable length and without control characters. */
    static String quoted(String text) {
        String shown = text.codePointCount(0, text.length()) <= LONGEST_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
