package io.ballast.datapackage.type;

/** A value is none of its field's type; the message says what it is not, in words such as "not a boolean". */
public final class UnreadableValue extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableValue(String what) {
        super(what, null, false, false);
    }

    /** What it is not, and what was expected. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
