package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Odd values with a few characters changed. */
final class Mutation {
    private static final String ALPHABET = "0123456789 +-.:,/eEPTYMDWHSxXZ{}\"\\'abcfnty_é\n\t";

    private Mutation() {}

    static String of(ColumnType type, SplittableRandom random) {
        List<String> values = OddValues.of(type.base());
        if (!type.array()) {
            return mutated(pick(values, random), random);
        }
        List<String> elements = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            elements.add(random.nextInt(3) == 0 ? mutated(pick(values, random), random) : pick(values, random));
        }
        String array = OddValues.array(elements);
        if (random.nextBoolean()) {
            // Without quotes most elements still read well, and some read as something else.
            array = array.replace("\"", "");
        }
        return random.nextBoolean() ? mutated(array, random) : array;
    }

    /** One of the values, changed. */
    static String mutated(List<String> values, SplittableRandom random) {
        return mutated(pick(values, random), random);
    }

    private static String pick(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String mutated(String value, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(value);
        for (int edits = random.nextInt(2); edits >= 0; edits--) {
            int at = random.nextInt(mutated.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, c);
                case 1 -> mutated.replace(at, Math.min(at + 1, mutated.length()), String.valueOf(c));
                case 2 -> mutated.delete(at, Math.min(at + 1, mutated.length()));
                default -> mutated.insert(at, mutated.substring(at, Math.min(at + 2, mutated.length())));
            }
        }
        // An edit may cut a surrogate pair in two, which is no text at all.
        return new String(
                mutated.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
