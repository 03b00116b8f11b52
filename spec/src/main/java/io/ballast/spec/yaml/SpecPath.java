package io.ballast.spec.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way to a value of a spec.
 *
 * @param parent the way to the mapping or list that the value is in; null for the whole spec
 * @param key of the value in it; its position in a list
 * @param text as messages write it: {@code tables.emails.indexes[0].columns}; odd keys stand in brackets and quotes
 */
record SpecPath(@Nullable SpecPath parent, String key, String text) {
    static final SpecPath ROOT = new SpecPath(null, "", "");

    private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}\\p{M}\\p{N}_$-]+");
    private static final int MAX_QUOTE = 60;

    SpecPath member(String member) {
        String name = PLAIN_KEY.matcher(member).matches()
                ? (parent == null ? member : "." + member)
                : "[" + quoted(member) + "]";
        return new SpecPath(this, member, text + name);
    }

    SpecPath item(int position) {
        return new SpecPath(this, Integer.toString(position), text + "[" + position + "]");
    }

    /** The keys from the whole spec down to the value. */
    List<String> keys() {
        Deque<String> keys = new ArrayDeque<>();
        for (SpecPath at = this; at != null && at.parent != null; at = at.parent) {
            keys.addFirst(at.key);
        }
        return List.copyOf(keys);
    }

    /** The path and what is wrong there. */
    String message(String what) {
        return text.isEmpty() ? what : text + ": " + what;
    }

    /** Text from a spec in quotes, cut to a readable length and without control characters. */
    static String quoted(String text) {
        String shown = text.codePointCount(0, text.length()) <= MAX_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTE)) + "…";
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
