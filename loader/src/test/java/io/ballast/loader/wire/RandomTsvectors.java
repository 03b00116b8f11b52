package io.ballast.loader.wire;

import java.util.List;
import java.util.SplittableRandom;

/** Texts of tsvectors with every oddity of their syntax, some of which the server refuses. */
final class RandomTsvectors {
    private static final List<String> PARTS = List.of(
            "a", "a", "b", "ab", "B", "é", "ü", "日本", "🚀", "ﬀ", "x'y", "z", "9", "-", ",", "!", "&", "(", "\u0001",
            "\u007f");
    private static final List<String> INSIDE_QUOTES =
            List.of(" ", "''", ":", "\t", "\n", "\\'", "\\\\", "\\ ", "\\é", "\"");
    private static final List<String> OUTSIDE_QUOTES = List.of("\\ ", "\\:", "\\'", "\\\\", "\\é", "'", "\"");
    private static final List<String> SPACES = List.of(" ", " ", " ", "  ", "\t", "\n", "\r\n", "\u000b", "\f ");
    private static final List<String> WEIGHTS =
            List.of("", "", "", "A", "a", "*", "B", "b", "C", "c", "D", "d", "DA", "D7B");
    private static final List<String> MISTAKES =
            List.of(":", "'", "''", "\\", ":0", ":1,", ":1AB", ":x", ":1x", ":1:2", ":-1", ": 1", ":1'a'", "::", ":1é");

    private RandomTsvectors() {}

    static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append(lexeme(random));
            int positions = random.nextInt(3) > 0 ? 0 : random.nextInt(40) == 0 ? 300 : random.nextInt(5);
            for (int p = 0; p < positions; p++) {
                text.append(p == 0 ? ':' : ',')
                        .append(position(random, positions))
                        .append(pick(WEIGHTS, random));
            }
            if (random.nextInt(90) == 0) {
                text.append(pick(MISTAKES, random));
            }
            text.append(pick(SPACES, random));
        }
        return random.nextInt(3) == 0 ? text.toString() : text.toString().strip();
    }

    private static String lexeme(SplittableRandom random) {
        boolean quoted = random.nextInt(3) == 0;
        StringBuilder lexeme = new StringBuilder();
        for (int n = random.nextInt(3); n >= 0; n--) {
            boolean odd = random.nextInt(4) == 0;
            // A quote at its begin would open one.
            boolean plain = !odd || (!quoted && lexeme.isEmpty());
            lexeme.append(pick(plain ? PARTS : quoted ? INSIDE_QUOTES : OUTSIDE_QUOTES, random));
        }
        return quoted ? "'" + lexeme.toString().replace("x'y", "xy") + "'" : lexeme.toString();
    }

    private static String position(SplittableRandom random, int positions) {
        return switch (random.nextInt(8)) {
            case 0 -> String.valueOf(random.nextInt(16380, 16390));
            case 1 -> "00" + random.nextInt(1, 5);
            case 2 -> String.valueOf(random.nextInt(1, Integer.MAX_VALUE));
            default -> String.valueOf(random.nextInt(1, 4 + 2 * positions));
        };
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
