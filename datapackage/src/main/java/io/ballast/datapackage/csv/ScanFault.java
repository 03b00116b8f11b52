package io.ballast.datapackage.csv;

/** A file is not CSV of its dialect: what was found, in words that follow "found", and what was expected. */
public final class ScanFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String found;
    private final String expected;

    ScanFault(long line, String found, String expected) {
        super("line " + line + ": found " + found + "; expected " + expected, null, false, false);
        this.line = line;
        this.found = found;
        this.expected = expected;
    }

    /** The line of the file, counted from 1. */
    public long line() {
        return line;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }
}
