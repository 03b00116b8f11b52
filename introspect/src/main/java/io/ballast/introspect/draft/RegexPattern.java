package io.ballast.introspect.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a simple regular expression, as checks have them, into a pattern all of whose texts match it: anchored, without alternatives
 * and groups; each repetition comes to one number of times.
 */
final class RegexPattern {
    /** As often as something comes that may come any number of times. */
    private static final int USUAL = 8;

    private static final int MAX_TIMES = 100;

    private static final Pattern PIECE = Pattern.compile(
            "(?<atom>\\[(?<class>[^\\]\\[\\\\^][^\\]\\[\\\\]*)\\]|\\\\(?<shorthand>[dw])|\\\\(?<escaped>[^\\p{Alnum}])|(?<plain>[^\\\\\\[\\](){}|.*+?^$]))"
                    + "(?<times>[+*?]|\\{(?<least>\\d{1,3})(?<more>,(?<most>\\d{1,3})?)?\\})?");

    private RegexPattern() {}

    /** The pattern; empty where the expression says more than a pattern can. */
    static Optional<String> of(String regex) {
        boolean anchored = regex.length() >= 2 && regex.startsWith("^") && regex.endsWith("$");
        if (!anchored) {
            return Optional.empty();
        }
        StringBuilder pattern = new StringBuilder();
        Matcher piece = PIECE.matcher(regex.substring(1, regex.length() - 1));
        int end = 0;
        while (piece.find() && piece.start() == end) {
            end = piece.end();
            pattern.append(atom(piece).repeat(times(piece)));
        }
        return end == regex.length() - 2 ? Optional.of(pattern.toString()) : Optional.empty();
    }

    private static String atom(Matcher piece) {
        if (piece.group("class") != null) {
            return "[" + piece.group("class").replaceFirst("^-", "\\\\-").replaceFirst("-$", "\\\\-") + "]";
        }
        if (piece.group("shorthand") != null) {
            return piece.group("shorthand").equals("d") ? "#" : "[A-Za-z0-9_]";
        }
        String character = piece.group("escaped") != null ? piece.group("escaped") : piece.group("plain");
        return character.matches("[#?\\[\\\\]") ? "\\" + character : character;
    }

    /** Within what is allowed, as often as usual. */
    private static int times(Matcher piece) {
        String times = piece.group("times");
        if (times == null || times.equals("?")) {
            return 1;
        }
        if (piece.group("least") == null) {
            return USUAL;
        }
        int least = Math.min(MAX_TIMES, Integer.parseInt(piece.group("least")));
        if (piece.group("more") == null) {
            return least;
        }
        int most = piece.group("most") == null ? MAX_TIMES : Integer.parseInt(piece.group("most"));
        return Math.max(least, Math.min(most, USUAL));
    }
}
