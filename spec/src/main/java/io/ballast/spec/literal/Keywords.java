package io.ballast.spec.literal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words that a key of a spec takes, in the order in which messages list them. */
public final class Keywords {
    private Keywords() {}

    public static <T> Map<String, T> of(String firstWord, T first, String secondWord, T second) {
        Map<String, T> words = new LinkedHashMap<>();
        words.put(firstWord, first);
        words.put(secondWord, second);
        return Collections.unmodifiableMap(words);
    }

    public static <T> Map<String, T> of(
            String firstWord, T first, String secondWord, T second, String thirdWord, T third) {
        Map<String, T> words = new LinkedHashMap<>(of(firstWord, first, secondWord, second));
        words.put(thirdWord, third);
        return Collections.unmodifiableMap(words);
    }

    /** Words that stand for themselves. */
    public static Map<String, String> of(List<String> all) {
        Map<String, String> words = new LinkedHashMap<>();
        all.forEach(word -> words.put(word, word));
        return Collections.unmodifiableMap(words);
    }

    /** The word for a value. */
    public static <T> String word(Map<String, T> words, T value) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no word for " + value));
    }
}
