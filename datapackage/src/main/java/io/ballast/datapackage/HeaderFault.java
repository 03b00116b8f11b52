package io.ballast.datapackage;

/** A header does not go with the columns: what was found, in words that follow "found", and what was expected. */
final class HeaderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;

    HeaderFault(String found, String expected) {
        super(found, null, false, false);
        this.found = found;
        this.expected = expected;
    }

    static HeaderFault ofEmptyFile() {
        return new HeaderFault("an empty file", "a header with the names of the columns");
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
