package io.ballast.common.error;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param text what failed, what was found against what was expected, and what that means; calls no setting as only one tool does
 * @param hint what to do about it, unless the text says so
 * @param contrast what the text says of found and expected; null where it is not about a value
 */
public record Finding(
        Subject subject, String text, Hint hint, @Nullable Contrast contrast) implements Serializable {
    public Finding {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(text);
        Objects.requireNonNull(hint);
    }

    public Finding(Subject subject, String text, Hint hint) {
        this(subject, text, hint, null);
    }

    /** With its subject in the text. */
    public Finding(String text, Hint hint) {
        this(Subject.Named.IN_TEXT, text, hint);
    }

    /**
     * A value that is refused.
     *
     * @param place where it stands, such as {@code users.csv, row 3 (line 4), column "id"}
     * @param consequence sentences that follow what was found and expected; may be empty
     */
    public static Finding unexpected(String place, String found, String expected, String consequence, Hint hint) {
        String text = "found " + found + "; expected " + expected + "." + (consequence.isEmpty() ? "" : " ");
        return new Finding(new Subject.Named(place), text + consequence, hint, new Contrast(expected, found));
    }

    /**
     * The same, told of what its place is a part of.
     *
     * @param whole such as the name of a file
     * @param consequence a sentence that follows
     */
    public Finding within(String whole, String consequence, Hint instead) {
        String part = subject.name(PlainWording.PLAIN);
        String after = (text.endsWith(".") ? " " : ". ") + consequence;
        return part.isEmpty()
                ? new Finding(Subject.Named.IN_TEXT, whole + ", " + text + after, instead, contrast)
                : new Finding(new Subject.Named(whole + ", " + part), text + after, instead, contrast);
    }

    /** Where it is wrong and what, without what to do about it, in plain words. */
    public String withPlace() {
        return place(PlainWording.PLAIN);
    }

    /** Where it is wrong and what, without what to do about it. */
    String place(Wording wording) {
        String where = subject.name(wording);
        return where.isEmpty() ? text : where + ": " + text;
    }

    String message(Wording wording) {
        String what = place(wording);
        if (hint.ways().isEmpty()) {
            return what;
        }
        return what + (what.endsWith(".") ? " " : ". ") + hint.text(wording);
    }
}
