package io.ballast.datapackage.csv;

import org.jspecify.annotations.Nullable;

/** Which characters mean something in a dialect, as tables that end behind the greatest of them. */
final class Specials {
    private Specials() {}

    static boolean[] outside(DelimitedDialect dialect) {
        String terminator = dialect.lineTerminator();
        return table("\0\r\n" + dialect.delimiter().charAt(0)
                + (terminator == null ? "" : terminator.charAt(0))
                + text(dialect.quoting().quote())
                + text(dialect.quoting().escape()));
    }

    static boolean[] inside(DelimitedDialect dialect) {
        return table("\0\n" + text(dialect.quoting().quote())
                + text(dialect.quoting().escape()));
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[characters.chars().max().orElse(0) + 1];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }

    private static String text(@Nullable Character c) {
        return c == null ? "" : String.valueOf(c);
    }
}
