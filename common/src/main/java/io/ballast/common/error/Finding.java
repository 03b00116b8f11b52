package io.ballast.common.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong.
 *
 * @param text what failed, what was found against what was expected, and what that means; calls no setting as only one tool does
 * @param hint what to do about it, unless the text says so
 */
public record Finding(Subject subject, String text, Hint hint) implements Serializable {
    public Finding {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(text);
        Objects.requireNonNull(hint);
    }

    /** With its subject in the text. */
    public Finding(String text, Hint hint) {
        this(Subject.Named.IN_TEXT, text, hint);
    }

    String message(Wording wording) {
        String where = subject.name(wording);
        String what = where.isEmpty() ? text : where + ": " + text;
        if (hint.ways().isEmpty()) {
            return what;
        }
        return what + (what.endsWith(".") ? " " : ". ") + hint.text(wording);
    }
}
