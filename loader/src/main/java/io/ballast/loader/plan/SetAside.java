package io.ballast.loader.plan;

import java.nio.file.Path;

/**
 * That records which are refused are set aside, instead of ending the load.
 *
 * @param maxErrors how many may be
 * @param file where they are put, once the load has ended
 */
public record SetAside(long maxErrors, Path file) {
    private static final String REASONS = ".reasons.csv";

    public SetAside {
        if (maxErrors < 0) {
            throw new IllegalArgumentException("at least 0 records may be refused, not " + maxErrors);
        }
    }

    /** Where it is said what is wrong with each. */
    public Path reasons() {
        return file.resolveSibling(file.getFileName() + REASONS);
    }
}
