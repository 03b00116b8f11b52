package io.ballast.introspect.sql;

/** A piece of SQL. */
record SqlToken(Kind kind, String text) {
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

    /** Whether it is the keyword; quoted names are kept apart by {@link SqlTokens}. */
    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
