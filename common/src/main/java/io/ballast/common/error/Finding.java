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
