package io.ballast.datapackage.csv;

import java.util.Locale;

/** Characters of a file as messages show them. */
final class Shown {
    private Shown() {}

    static String character(char c) {
        return Character.isISOControl(c) || Character.isSurrogate(c)
                ? String.format(Locale.ROOT, "the character U+%04X", (int) c)
                : "\"" + c + "\"";
    }
}
