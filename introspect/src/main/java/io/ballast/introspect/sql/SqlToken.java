package io.ballast.introspect.sql;

/**
 * A piece of SQL.
 *
 * @param quoted whether it is a name in quotes, and so no keyword
 */
record SqlToken(Kind kind, String text, boolean quoted) {
    SqlToken(Kind kind, String text) {
        this(kind, text, false);
    }

    enum Kind {
        /** A name or a keyword; quotes are taken off. */
        WORD,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it is the keyword. */
    boolean isWord(String keyword) {
        return kind == Kind.WORD && !quoted && text.equalsIgnoreCase(keyword);
    }
}
