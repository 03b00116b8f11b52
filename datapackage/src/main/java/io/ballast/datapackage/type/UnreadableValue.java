package io.ballast.datapackage.type;

import io.ballast.common.error.Hint;

/** A value is none of its field's type; the message says what it is not, in words such as "not a boolean". */
public final class UnreadableValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final Hint otherwise;

    UnreadableValue(String what) {
        this(what, Hint.NONE);
    }

    UnreadableValue(String what, Hint otherwise) {
        super(what, null, false, false);
        this.otherwise = otherwise;
    }

    /** What it is not, and what was expected. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** What can be done so that it is read, other than to change the file; mostly nothing. */
    public Hint otherwise() {
        return otherwise;
    }
}
