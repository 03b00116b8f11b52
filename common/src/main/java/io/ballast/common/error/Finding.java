package io.ballast.common.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong.
 *
 * @param text what failed, what was found against what was expected, and what that means; calls no setting as only one tool does
 * @param hint what to do about it, unless the text says so
 */
public record Finding(Place place, String text, Hint hint) implements Serializable {
    public Finding {
        Objects.requireNonNull(place);
        Objects.requireNonNull(text);
        Objects.requireNonNull(hint);
    }

    /** With its place in the text. */
    public Finding(String text, Hint hint) {
        this(Place.Named.IN_TEXT, text, hint);
    }

    String message(Wording wording) {
        String where = place instanceof Choice choice ? wording.name(choice) : ((Place.Named) place).name();
        String what = where.isEmpty() ? text : where + ": " + text;
        if (hint.ways().isEmpty()) {
            return what;
        }
        return what + (what.endsWith(".") ? " " : ". ") + hint.text(wording);
    }
}
