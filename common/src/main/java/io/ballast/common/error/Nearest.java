package io.ballast.common.error;

import java.util.Collection;
import java.util.Locale;

/** Finds the known word that somebody most likely meant, for "did you mean". */
public final class Nearest {
    private Nearest() {}

    /** {@code ; did you mean "word"?}, or nothing where no known word is near. */
    public static String hint(String found, Collection<String> known) {
        String plain = plain(found);
        String best = "";
        int bestDistance = Math.max(1, plain.length() / 3) + 1;
        for (String word : known) {
            int distance = distance(plain, plain(word));
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : "; did you mean \"" + best + "\"?";
    }

    /** So that primary_key, primary-key and PrimaryKey are all near primaryKey. */
    private static String plain(String word) {
        return word.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) from one word to the other. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + replace);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
