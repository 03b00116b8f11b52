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
 * @param item whether it is in a list
 */
record SpecPath(@Nullable SpecPath parent, String key, boolean item) {
    static final SpecPath ROOT = new SpecPath(null, "", false);

    private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}\\p{M}\\p{N}_$-]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MAX_QUOTE = 60;

    SpecPath member(String member) {
        return new SpecPath(this, member, false);
    }

    SpecPath item(int position) {
        return new SpecPath(this, Integer.toString(position), true);
    }

    /** As messages write it: {@code tables.emails.indexes[0].columns}; odd keys stand in brackets and quotes. */
    String text() {
        if (parent == null) {
            return "";
        }
        String above = parent.text();
        if (item) {
            return above + "[" + key + "]";
        }
        if (!PLAIN_KEY.matcher(key).matches()) {
            return above + "[" + quoted(key) + "]";
        }
        return parent.parent == null ? key : above + "." + key;
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
        return parent == null ? what : text() + ": " + what;
    }

    /** Text from a spec in quotes, cut to a readable length and without control characters. */
    static String quoted(String text) {
        String shown = text.codePointCount(0, text.length()) <= MAX_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTE)) + "…";
        return '"' + CONTROL.matcher(shown).replaceAll("?") + '"';
    }
}
