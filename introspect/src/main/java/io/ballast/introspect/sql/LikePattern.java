package io.ballast.introspect.sql;

/** Patterns of {@code LIKE}. */
public final class LikePattern {
    private LikePattern() {}

    /** A regular expression for the same texts. */
    public static String regex(String like) {
        StringBuilder regex = new StringBuilder("^");
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                boolean escapes = c == '\\' && i + 1 < like.length();
                regex.append(quoted(escapes ? like.charAt(++i) : c));
            }
        }
        return regex.append('$').toString();
    }

    /** A regular expression for this text alone. */
    static String quoted(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            regex.append(quoted(text.charAt(i)));
        }
        return regex.toString();
    }

    private static String quoted(char c) {
        return (Character.isLetterOrDigit(c) || c == ' ' ? "" : "\\") + c;
    }
}
