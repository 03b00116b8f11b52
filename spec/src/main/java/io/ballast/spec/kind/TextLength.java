package io.ballast.spec.kind;

import java.util.Collection;
import java.util.List;

/**
 * How long the text of a value can be, in characters.
 *
 * @param max {@link #UNKNOWN} where there is no telling
 */
public record TextLength(long min, long max) {
    public static final long UNKNOWN = Integer.MAX_VALUE;

    /** Of texts of which nothing is known. */
    static final TextLength ANY = new TextLength(0, UNKNOWN);

    static TextLength exactly(long length) {
        return new TextLength(length, length);
    }

    /** The lengths of these texts. */
    static TextLength of(Collection<String> texts) {
        return new TextLength(
                texts.stream().mapToInt(TextLength::characters).min().orElse(0),
                texts.stream().mapToInt(TextLength::characters).max().orElse(0));
    }

    /** Of numbers between two, one digit at least. */
    static TextLength between(Object first, Object last) {
        return new TextLength(1, of(List.of(first.toString(), last.toString())).max());
    }

    /** Of two texts after one another. */
    TextLength plus(TextLength next) {
        return new TextLength(min + next.min, Math.min(UNKNOWN, max + next.max));
    }

    /** Of one text or another. */
    TextLength or(TextLength other) {
        return new TextLength(Math.min(min, other.min), Math.max(max, other.max));
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
