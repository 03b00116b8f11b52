package io.ballast.datapackage.type;

/** A type or format cannot be read; names which property of the field is at fault, and what would do. */
public final class UnknownFormat extends Exception {
    private static final long serialVersionUID = 1L;

    private final String property;
    private final String expected;

    UnknownFormat(String property, String expected) {
        super(property + ": expected " + expected, null, false, false);
        this.property = property;
        this.expected = expected;
    }

    public String property() {
        return property;
    }

    public String expected() {
        return expected;
    }
}
