package io.ballast.loader.plan;

import io.ballast.common.bundle.BundleLayout;
import java.nio.file.Path;

/**
 * That records which are refused are set aside, instead of ending the load.
 *
 * @param maxErrors how many may be
 * @param file where they are put, once the load has ended; of several tables the directory
 * @param byTable whether it is a directory, with two files for each table that has any
 */
public record SetAside(long maxErrors, Path file, boolean byTable) {
    private static final String REASONS = ".reasons.csv";

    public SetAside {
        if (maxErrors < 0) {
            throw new IllegalArgumentException("at least 0 records may be refused, not " + maxErrors);
        }
    }

    /** Where it is said what is wrong with each; of several tables the directory. */
    public Path reasons() {
        return byTable ? file : reasonsOf(file);
    }

    /** Where the records of a table are put. */
    public Path fileOf(String table) {
        return byTable ? file.resolve(BundleLayout.fileName(table) + ".csv") : file;
    }

    /** The file that says what is wrong with the records of another one. */
    public static Path reasonsOf(Path records) {
        return records.resolveSibling(records.getFileName() + REASONS);
    }
}
