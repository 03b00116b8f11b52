package io.ballast.spec.kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Takes a pattern apart into the characters each position allows. */
final class PatternSyntax {
    private static final int[] DIGITS = IntStream.rangeClosed('0', '9').toArray();
    private static final int[] LETTERS = IntStream.rangeClosed('a', 'z').toArray();

    private PatternSyntax() {}

    /** Throws IllegalArgumentException that says what is wrong with the pattern. */
    static List<int[]> positions(String pattern) {
        int[] text = pattern.codePoints().toArray();
        List<int[]> positions = new ArrayList<>();
        for (int i = 0; i < text.length; i++) {
            switch (text[i]) {
                case '#' -> positions.add(DIGITS.clone());
                case '?' -> positions.add(LETTERS.clone());
                case '\\' -> positions.add(new int[] {escaped(text, ++i)});
                case '[' -> {
                    int end = closing(text, i);
                    positions.add(characterClass(text, i + 1, end));
                    i = end;
                }
                default -> positions.add(new int[] {text[i]});
            }
        }
        return List.copyOf(positions);
    }

    /** A pattern whose positions allow these characters. */
    static String text(List<int[]> positions) {
        StringBuilder text = new StringBuilder();
        for (int[] allowed : positions) {
            if (Arrays.equals(allowed, DIGITS)) {
                text.append('#');
            } else if (Arrays.equals(allowed, LETTERS)) {
                text.append('?');
            } else if (allowed.length == 1) {
                text.append(quoted(allowed[0], "#?\\["));
            } else {
                text.append(classText(allowed));
            }
        }
        return text.toString();
    }

    private static String classText(int[] allowed) {
        StringBuilder text = new StringBuilder("[");
        int first = 0;
        while (first < allowed.length) {
            int last = first;
            while (last + 1 < allowed.length && allowed[last + 1] == allowed[last] + 1) {
                last++;
            }
            text.append(quoted(allowed[first], "\\]-"));
            if (last > first + 1) {
                text.append('-').append(quoted(allowed[last], "\\]-"));
                first = last + 1;
            } else {
                first++;
            }
        }
        return text.append(']').toString();
    }

    private static String quoted(int character, String special) {
        return (special.indexOf(character) >= 0 ? "\\" : "") + Character.toString(character);
    }

    private static int escaped(int[] text, int position) {
        if (position == text.length) {
            throw new IllegalArgumentException(
                    "the pattern ends in a lone backslash; the character itself is \"\\\\\"");
        }
        return text[position];
    }

    private static int closing(int[] text, int open) {
        for (int i = open + 1; i < text.length; i++) {
            if (text[i] == '\\') {
                i++;
            } else if (text[i] == ']') {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "\"[\" at character " + (open + 1) + " is never closed; the character itself is written \"\\[\"");
    }

    /** The characters of a class between {@code start} and {@code end}: single ones and ranges, each only once. */
    private static int[] characterClass(int[] text, int start, int end) {
        IntStream.Builder all = IntStream.builder();
        int i = start;
        while (i < end) {
            i = text[i] == '\\' ? i + 1 : i;
            int first = text[i++];
            int last = first;
            if (i + 1 < end && text[i] == '-') {
                i = text[i + 1] == '\\' ? i + 2 : i + 1;
                last = text[i++];
            }
            if (last < first) {
                throw new IllegalArgumentException(
                        "range " + Character.toString(first) + "-" + Character.toString(last) + " runs backwards");
            }
            IntStream.rangeClosed(first, last).forEach(all::add);
        }
        int[] distinct = all.build().distinct().toArray();
        if (distinct.length == 0) {
            throw new IllegalArgumentException("\"[]\" at character " + start + " allows no character");
        }
        if (IntStream.of(distinct).anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException(
                    "the class at character " + start + " holds NUL or half a surrogate pair, which no text can hold");
        }
        return distinct;
    }
}
