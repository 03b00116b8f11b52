package io.ballast.spec.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The characters of an expression, read from left to right; spaces between tokens do not matter. */
final class Tokens {
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d_]*(\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private final String text;
    private int position;

    Tokens(String text) {
        this.text = text;
        skipSpaces();
    }

    private void skipSpaces() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    /** Reads the sign if it comes next. */
    boolean take(String sign) {
        if (!text.startsWith(sign, position)) {
            return false;
        }
        position += sign.length();
        skipSpaces();
        return true;
    }

    void require(String sign) {
        if (!take(sign)) {
            throw expected("\"" + sign + "\"");
        }
    }

    void requireEnd() {
        if (position < text.length()) {
            throw expected("an operator or the end");
        }
    }

    @Nullable
    String takeNumber() {
        String number = take(NUMBER);
        return number == null ? null : number.replace("_", "");
    }

    String requireWord() {
        String word = take(WORD);
        if (word == null) {
            throw expected("a number, a text, a column or a function");
        }
        return word;
    }

    private @Nullable String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        position = matcher.end();
        skipSpaces();
        return matcher.group();
    }

    /** What stands in these quotes, if they come next; a doubled one is the quote itself. */
    @Nullable
    String takeQuoted(char quote) {
        if (position == text.length() || text.charAt(position) != quote) {
            return null;
        }
        StringBuilder inner = new StringBuilder();
        for (int at = position + 1; at < text.length(); at++) {
            if (text.charAt(at) != quote) {
                inner.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                inner.append(quote);
                at++;
            } else {
                position = at + 1;
                skipSpaces();
                return inner.toString();
            }
        }
        throw expected("a closing " + quote);
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected " + what + " at character " + (position + 1) + ", found "
                + (position == text.length() ? "the end" : "\"" + text.substring(position) + "\""));
    }
}
