package io.ballast.loader.wire;

/** A value that its column's type does not take; the reason, to which the row encoder adds place and value. */
final class RefusedValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RefusedValue(String reason) {
        super(reason, null, false, false);
    }

    static RefusedValue because(String reason) {
        return new RefusedValue(reason);
    }

    /** The reason, such as "not a number"; never null. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
