package io.ballast.common.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Refuses SQL text that could break out of the place it is put into: what has a semicolon, a comment, a parenthesis of somebody else or
 * an open quote in it. It knows PostgreSQL's lexical structure (manual, 4.1), and refuses the literals that mean one thing or
 * another by the server's settings.
 */
public final class SqlGuard {
    private static final int OPEN_QUOTE = -1;

    private final String text;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    private SqlGuard(String text) {
        this.text = text;
    }

    /** What is wrong with the text, to be read after "that"; null for one expression or query. */
    public static @Nullable String fault(String text) {
        if (text.isBlank()) {
            return "is empty";
        }
        if (text.indexOf('\0') >= 0) {
            return "holds a NUL character";
        }
        return new SqlGuard(text).fault();
    }

    private @Nullable String fault() {
        while (at < text.length()) {
            String fault = piece(text.charAt(at));
            if (fault != null) {
                return fault;
            }
        }
        return open.isEmpty() ? null : "leaves a \"" + open.pop() + "\" open";
    }

    /** Passes over the next piece; what is wrong with it, or null. */
    private @Nullable String piece(char c) {
        if (isWordStart(c)) {
            return word();
        }
        if (text.startsWith("--", at) || text.startsWith("/*", at)) {
            return "has a comment in it (" + text.substring(at, at + 2) + ")";
        }
        return switch (c) {
            case '\'' -> plainLiteral();
            case '"' -> to(quoted(at, false));
            case '$' -> to(dollarQuoted());
            case ';' -> "has a semicolon in it";
            case '\\' -> "has a backslash outside of a literal"; // psql takes it for a command of its own
            case '(', '[' -> open(c);
            case ')', ']' -> close(c);
            default -> to(at + 1);
        };
    }

    private @Nullable String to(int end) {
        at = end;
        return end == OPEN_QUOTE ? "leaves a quote open" : null;
    }

    /** A name or keyword, or a literal with escapes. */
    private @Nullable String word() {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        boolean isEscaped = end == at + 1
                && (text.charAt(at) == 'e' || text.charAt(at) == 'E')
                && end < text.length()
                && text.charAt(end) == '\'';
        return to(isEscaped ? quoted(end, true) : end);
    }

    private @Nullable String plainLiteral() {
        int end = quoted(at, false);
        return end != OPEN_QUOTE && text.substring(at, end).indexOf('\\') >= 0
                ? "has a backslash in a literal without E, which servers read in two ways"
                : to(end);
    }

    /** The end of what is in quotes from here; a quote that is doubled is part of it. */
    private int quoted(int from, boolean escapes) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                if (i + 1 == text.length() || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return OPEN_QUOTE;
    }

    /** The end of {@code $tag$ … $tag$}, or of the dollar where it begins no such literal. */
    private int dollarQuoted() {
        int end = at + 1;
        while (end < text.length() && isWordPart(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        boolean isTag =
                end < text.length() && text.charAt(end) == '$' && (end == at + 1 || isWordStart(text.charAt(at + 1)));
        if (!isTag) {
            return at + 1;
        }
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        return close < 0 ? OPEN_QUOTE : close + tag.length();
    }

    private @Nullable String open(char c) {
        open.push(c);
        return to(at + 1);
    }

    private @Nullable String close(char c) {
        boolean closes = !open.isEmpty() && open.pop() == (c == ')' ? '(' : '[');
        return closes ? to(at + 1) : "closes a \"" + c + "\" that it has not opened";
    }

    /** As PostgreSQL's scanner has it: letters, underscores, and all that is not ASCII. */
    private static boolean isWordStart(char c) {
        return c >= 0x80 || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || c == '$' || (c >= '0' && c <= '9');
    }
}
