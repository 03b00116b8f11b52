package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value in a JSON file together with the place where it stands, so that a refusal names it exactly.
 *
 * @param file what messages call the file
 * @param path from the root, such as {@code resources[0].name}; empty for the root
 * @param remedy the last sentence of every refusal, with its full stop
 */
public record JsonPlace(String file, String path, JsonNode node, String remedy) {
    /** For descriptors that a program wrote. */
    static final String MAKE_AGAIN = "The bundle is refused: fetch it again or make it again.";

    /** Long values are cut in messages. */
    private static final int SHOWN_LENGTH = 80;

    JsonPlace(String file, String path, JsonNode node) {
        this(file, path, node, MAKE_AGAIN);
    }

    /** The member, which must be there. */
    public JsonPlace get(String key) {
        JsonPlace member = find(key);
        if (member == null) {
            throw refuse(file, below(key), "nothing", "a value", remedy, null);
        }
        return member;
    }

    /** The member, or null where there is none. */
    public @Nullable JsonPlace find(String key) {
        JsonNode member = object().get(key);
        return member == null ? null : new JsonPlace(file, below(key), member, remedy);
    }

    /** The names of the members, in the order of the file. */
    List<String> names() {
        return List.copyOf(object().propertyNames());
    }

    BallastException unknown(String key, Set<String> known) {
        return refuseFound("the unknown key " + quoted(key), "only " + String.join(", ", known));
    }

    /** The elements of an array. */
    public List<JsonPlace> items(int atMost) {
        if (!node.isArray()) {
            throw refuse("an array");
        }
        if (node.size() > atMost) {
            throw refuseFound(node.size() + " elements", "at most " + atMost);
        }
        List<JsonPlace> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonPlace(file, path + "[" + i + "]", node.get(i), remedy));
        }
        return items;
    }

    /** The strings of an array. */
    public List<String> texts(int atMost) {
        return items(atMost).stream().map(JsonPlace::text).toList();
    }

    /** The value, which must be a string. */
    public String text() {
        if (!node.isString()) {
            throw refuse("a string");
        }
        String text = node.stringValue();
        if (text.length() > BundleLimits.MAX_TEXT_LENGTH) {
            throw refuseFound(text.length() + " characters", "at most " + BundleLimits.MAX_TEXT_LENGTH);
        }
        return text;
    }

    /** The value, which must be true or false. */
    public boolean flag() {
        if (!node.isBoolean()) {
            throw refuse("true or false");
        }
        return node.booleanValue();
    }

    /** A whole number within both bounds. */
    public long number(long least, long most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw refuse("a whole number from " + least + " to " + most);
        }
        long value = node.longValue();
        if (value < least || value > most) {
            throw refuse("a whole number from " + least + " to " + most);
        }
        return value;
    }

    /** Refuses the value here. */
    public BallastException refuse(String expected) {
        return refuseFound(shown(), expected);
    }

    /** Refuses what was found here, in words. */
    public BallastException refuseFound(String found, String expected) {
        return refuse(file, path, found, expected, remedy, null);
    }

    /** As {@link #refuseFound(String, String)}, with another way out than to change the description. */
    public BallastException refuseFound(String found, String expected, Hint hint) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, Finding.unexpected(place(file, path), found, expected, remedy, hint));
    }

    static BallastException refuse(String file, String path, String found, String expected) {
        return refuse(file, path, found, expected, null);
    }

    static BallastException refuse(String file, String path, String found, String expected, @Nullable Throwable cause) {
        return refuse(file, path, found, expected, MAKE_AGAIN, cause);
    }

    static BallastException refuse(
            String file, String path, String found, String expected, String remedy, @Nullable Throwable cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                Finding.unexpected(place(file, path), found, expected, remedy, Hint.NONE),
                cause);
    }

    private static String place(String file, String path) {
        return path.isEmpty() ? file : file + ", " + path;
    }

    /** The text in quotes as JSON writes it, cut where it is long. */
    public static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** The text with control characters, quotes and halves of characters escaped as in JSON, cut where it is long. */
    public static String escaped(String text) {
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
