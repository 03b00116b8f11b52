package io.ballast.datapackage.csv;

/** A file is not CSV of its dialect: what was found, in words that follow "found", and what was expected. */
public final class ScanFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String found;
    private final String expected;
    private final boolean endless;

    ScanFault(long line, String found, String expected) {
        this(line, found, expected, false);
    }

    private ScanFault(long line, String found, String expected, boolean endless) {
        super("line " + line + ": found " + found + "; expected " + expected, null, false, false);
        this.line = line;
        this.found = found;
        this.expected = expected;
        this.endless = endless;
    }

    /** Of a record whose end was not found within all reason, so that nobody can tell where the next one begins. */
    static ScanFault endless(long line, String found, String expected) {
        return new ScanFault(line, found, expected, true);
    }

    boolean isEndless() {
        return endless;
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
