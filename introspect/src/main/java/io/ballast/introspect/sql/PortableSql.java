package io.ballast.introspect.sql;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL as the server writes it, made to mean the same to every server: a literal with a backslash in it takes the {@code E''} form, which reads the
 * same whatever {@code standard_conforming_strings} says.
 */
public final class PortableSql {
    /** What is in quotes; possessive, so that long texts need no stack. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?<name>\"(?:[^\"]++|\"\")*+\")|(?<escaped>\\b[eE]'(?:[^'\\\\]++|''|\\\\.)*+')|(?<plain>'(?:[^']++|'')*+')");

    private PortableSql() {}

    public static String of(String sql) {
        return QUOTED.matcher(sql).replaceAll(PortableSql::portable);
    }

    private static String portable(MatchResult quoted) {
        String text = quoted.group();
        boolean isPlain = text.startsWith("'") && text.indexOf('\\') >= 0;
        return Matcher.quoteReplacement(isPlain ? "E" + text.replace("\\", "\\\\") : text);
    }
}
