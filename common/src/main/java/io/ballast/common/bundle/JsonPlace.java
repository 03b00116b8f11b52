package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value in a JSON file together with the place where it stands, so that whatever is wrong with it can be told exactly. */
record JsonPlace(String file, String path, JsonNode node) {
    /** Long values are cut in messages. */
    private static final int SHOWN_LENGTH = 80;

    /** The member, which must be there. */
    JsonPlace get(String key) {
        JsonPlace member = find(key);
        if (member == null) {
            throw refuse(file, below(key), "nothing", "a value");
        }
        return member;
    }

    /** The member, or null where there is none. */
    @Nullable
    JsonPlace find(String key) {
        JsonNode member = object().get(key);
        return member == null ? null : new JsonPlace(file, below(key), member);
    }

    BallastException unknown(String key, Set<String> known) {
        return refuse(file, path, "the unknown key " + quoted(key), "only " + String.join(", ", known));
    }

    List<JsonPlace> items(int atMost) {
        if (!node.isArray()) {
            throw refuse("an array");
        }
        if (node.size() > atMost) {
            throw refuse(file, path, node.size() + " elements", "at most " + atMost);
        }
        List<JsonPlace> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonPlace(file, path + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    List<String> texts(int atMost) {
        return items(atMost).stream().map(JsonPlace::text).toList();
    }

    String text() {
        if (!node.isString()) {
            throw refuse("a string");
        }
        String text = node.stringValue();
        if (text.length() > BundleLimits.MAX_TEXT_LENGTH) {
            throw refuse(file, path, text.length() + " characters", "at most " + BundleLimits.MAX_TEXT_LENGTH);
        }
        return text;
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw refuse("true or false");
        }
        return node.booleanValue();
    }

    /** A whole number within both bounds. */
    long number(long least, long most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw refuse("a whole number from " + least + " to " + most);
        }
        long value = node.longValue();
        if (value < least || value > most) {
            throw refuse("a whole number from " + least + " to " + most);
        }
        return value;
    }

    BallastException refuse(String expected) {
        return refuse(file, path, shown(), expected);
    }

    static BallastException refuse(String file, String path, String found, String expected) {
        return refuse(file, path, found, expected, null);
    }

    static BallastException refuse(String file, String path, String found, String expected, @Nullable Throwable cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                file + (path.isEmpty() ? "" : ", " + path) + ": found " + found + "; expected " + expected
                        + ". The bundle is refused: fetch it again or make it again.",
                cause);
    }

    /** The text in quotes as JSON writes it, cut where it is long. */
    static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** The text with control characters, quotes and halves of characters escaped as in JSON, cut where it is long. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().limit(SHOWN_LENGTH).forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.FORMAT) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.append(text.codePointCount(0, text.length()) > SHOWN_LENGTH ? "…" : "")
                .toString();
    }

    private JsonNode object() {
        if (!node.isObject()) {
            throw refuse("an object");
        }
        return node;
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String shown() {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "an array";
        }
        if (node.isString()) {
            return quoted(node.stringValue());
        }
        String text = node.toString();
        return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "…";
    }
}
