package io.ballast.introspect.draft;

/** How large a regular expression becomes that a server takes apart: what is repeated in what is repeated is multiplied. */
final class RegexCost {
    /** Far above what anybody writes for texts of some hundred characters; a server needs kilobytes for each. */
    private static final long MOST = 10_000;

    private final String regex;
    private int position;

    private RegexCost(String regex) {
        this.regex = regex;
    }

    /** Whether the expression would take a server more memory than texts are worth. */
    static boolean isTooHigh(String regex) {
        return new RegexCost(regex).alternatives() > MOST;
    }

    private long alternatives() {
        long cost = 0;
        long last = 0;
        while (position < regex.length() && regex.charAt(position) != ')') {
            char c = regex.charAt(position++);
            if (c == '{') {
                last = Math.min(Integer.MAX_VALUE, last * times());
            } else {
                cost = Math.min(Integer.MAX_VALUE, cost + last);
                last = c == '(' ? group() : one(c);
            }
        }
        return Math.min(Integer.MAX_VALUE, cost + last);
    }

    private long group() {
        long cost = alternatives();
        position++;
        return cost;
    }

    /** A character, or one of several. */
    private long one(char c) {
        if (c == '\\') {
            position++;
        } else if (c == '[') {
            int end = regex.indexOf(']', position + 1);
            position = end < 0 ? regex.length() : end + 1;
        }
        return 1;
    }

    /** The greatest number of times, at least 1. */
    private long times() {
        int end = regex.indexOf('}', position);
        String bounds = end < 0 ? "" : regex.substring(position, end);
        position = end < 0 ? regex.length() : end + 1;
        String most = bounds.substring(bounds.lastIndexOf(',') + 1).strip();
        String least =
                bounds.contains(",") ? bounds.substring(0, bounds.indexOf(',')).strip() : most;
        return Math.max(1, number(most.isEmpty() ? least : most));
    }

    private static long number(String text) {
        return text.matches("\\d{1,4}") ? Long.parseLong(text) : 1;
    }
}
