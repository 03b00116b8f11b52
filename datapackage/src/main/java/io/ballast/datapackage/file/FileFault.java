package io.ballast.datapackage.file;

import java.io.IOException;

/** The bytes of a file are not what they should be. */
public final class FileFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;

    FileFault(String found, String expected) {
        super(found);
        this.found = found;
        this.expected = expected;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }
}
