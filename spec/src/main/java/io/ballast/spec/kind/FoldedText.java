package io.ballast.spec.kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Texts without regard to case: two that are the same here may be the same to {@code lower} or {@code upper} under some collation of the
 * server; two that are not, are not.
 */
public final class FoldedText {
    /** The letters of which one case has several. */
    public static final String LONGER = IntStream.rangeClosed(1, Character.MAX_VALUE)
            .filter(c -> Character.getType(c) != Character.SURROGATE && !isOne(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private FoldedText() {}

    /** Both ways, so that letters with several forms, such as the Greek sigma or the dotless i, are one. */
    public static String of(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace("\u0307", "");
    }

    /** The texts without those that come to the same as an earlier one. */
    static List<String> distinct(List<String> texts) {
        Set<String> seen = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String text : texts) {
            if (seen.add(of(text))) {
                distinct.add(text);
            }
        }
        return distinct;
    }

    /**
     * The characters without those that come to the same as an earlier one, and without those that become several, by which texts of one
     * length would not stay so; the first of them where no other is left.
     */
    static int[] distinct(int[] characters) {
        Set<String> seen = new HashSet<>();
        int[] distinct = IntStream.of(characters)
                .filter(character -> isOne(character) && seen.add(of(Character.toString(character))))
                .toArray();
        return distinct.length == 0 ? new int[] {characters[0]} : distinct;
    }

    private static boolean isOne(int character) {
        String text = Character.toString(character);
        String upper = text.toUpperCase(Locale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        return upper.codePointCount(0, upper.length()) == 1 && lower.codePointCount(0, lower.length()) == 1;
    }

    /** The character, and if it is a letter all others that come to the same or to more with it in it. */
    public static IntStream alike(char c) {
        String folded = of(String.valueOf(c));
        boolean isCased = Character.isLetter(c) || Character.toUpperCase(c) != Character.toLowerCase(c);
        return isCased
                ? IntStream.rangeClosed(0, Character.MAX_VALUE)
                        .filter(other ->
                                other == c || of(String.valueOf((char) other)).contains(folded))
                : IntStream.of(c);
    }
}
