package io.ballast.introspect.draft;

import java.util.ArrayList;
import java.util.List;

/** Invents labels that are about as long as the values they stand for: {@code status-1}, or {@code AB} where those are short. */
final class Labels {
    /** Shorter values than this get codes of letters. */
    private static final int SHORT = 4;

    private static final int LETTERS = 26;
    private static final String PADDING = "abcdefghijklmnopqrstuvwxyz";

    private Labels() {}

    /**
     * Different labels.
     *
     * @param least fewest characters of each
     * @param most most characters of each; fewer labels come out where it allows for no more
     */
    static List<String> of(String column, int count, double meanLength, long least, long most) {
        int mean = (int) Math.max(least, Math.min(most, Math.round(meanLength)));
        String longest = column + "-" + count;
        boolean codes = mean <= SHORT || longest.length() > most;
        int width = (int) Math.min(most, Math.max(Math.min(mean, 2 * SHORT), digits(count, LETTERS)));
        int possible = codes ? (int) Math.min(count, Math.pow(LETTERS, width)) : count;
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < possible; i++) {
            labels.add(padded(codes ? code(i, width) : column + "-" + (i + 1), codes ? (int) least : mean));
        }
        return labels;
    }

    private static String code(int number, int width) {
        char[] code = new char[width];
        int rest = number;
        for (int i = width - 1; i >= 0; i--) {
            code[i] = (char) ('A' + rest % LETTERS);
            rest /= LETTERS;
        }
        return new String(code);
    }

    private static String padded(String label, int length) {
        StringBuilder text = new StringBuilder(label);
        if (text.length() + 1 < length) {
            text.append('-');
        }
        while (text.length() < length) {
            text.append(PADDING, 0, Math.min(PADDING.length(), length - text.length()));
        }
        return text.toString();
    }

    private static int digits(int count, int base) {
        int digits = 1;
        for (long room = base; room < count; room *= base) {
            digits++;
        }
        return digits;
    }
}
