package io.ballast.common.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link BundleVerifier} found.
 *
 * @param bundle what the descriptor states; null when the descriptor itself is refused, in which case no shard could be checked
 * @param faults the wrong files, sorted by path; at most {@link #MAX_FAULTS} of them
 * @param faultCount how many files are wrong, also those that are not in the list
 * @param filesChecked files read from end to end
 * @param bytesChecked their bytes on disk
 */
public record Verification(
        @Nullable Bundle bundle, List<Fault> faults, long faultCount, long filesChecked, long bytesChecked) {
    public static final int MAX_FAULTS = 100;

    public Verification {
        faults = List.copyOf(faults);
    }

    /** Whether every file is there, is what the descriptor and the manifests state, and nothing else is there. */
    public boolean passed() {
        return faultCount == 0;
    }

    /**
     * A file that is wrong.
     *
     * @param path relative to the bundle, with {@code /} between its parts
     * @param message a whole sentence: the file, what was found, what was expected
     */
    public record Fault(Kind kind, String path, String message) {}

    /** In which way a file is wrong. */
    public enum Kind {
        MISSING,
        /** Its bytes are not those that the descriptor or a manifest states, or it cannot be read. */
        CHANGED,
        /** Nothing lists it. */
        EXTRA
    }
}
