package io.ballast.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text in lines of a width, broken between words. A word that is longer than a line, a path or a URL, stands whole on a
 * line of its own in a paragraph, so that it can be copied; in a cell of a table it is broken where the line ends.
 */
public final class Wrapped {
    /** A percent sign stays with its number. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile(" (?!%)");

    private Wrapped() {}

    /**
     * A paragraph, each line ended.
     *
     * @param first what the first line begins with
     * @param further what the others begin with
     */
    static String paragraph(String first, String further, String text, int width) {
        int room = Math.max(1, width - Math.max(length(first), length(further)));
        StringBuilder lines = new StringBuilder();
        for (String line : lines(text, room, false)) {
            lines.append(lines.isEmpty() ? first : further).append(line).append('\n');
        }
        return lines.toString();
    }

    /** A paragraph whose further lines are indented by two more spaces than the first. */
    public static String hanging(String indent, String text, int width) {
        return paragraph(indent, indent + "  ", text, width);
    }

    /** At least one line, none longer than the width. */
    static List<String> lines(String text, int width) {
        return lines(text, width, true);
    }

    private static List<String> lines(String text, int width, boolean breaksWords) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : BETWEEN_WORDS.split(text, -1)) {
            if (!line.isEmpty() && length(line) + 1 + length(word) <= width) {
                line.append(' ').append(word);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            line = new StringBuilder(breaksWords ? broken(word, width, lines) : word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Adds the lines that the word fills; returns what is left of it. */
    private static String broken(String word, int width, List<String> lines) {
        String rest = word;
        while (length(rest) > width) {
            int end = rest.offsetByCodePoints(0, width);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }

    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
