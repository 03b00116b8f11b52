package io.ballast.common.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the files of a bundle are read from. A file is named by its path in the bundle, with {@code /} between its parts. Nothing is
 * kept open and nothing written; any number of threads may read at the same time. All failures are
 * {@link io.ballast.common.error.ErrorCategory#INPUT_REFUSED} and name the file.
 */
public interface ShardInput {
    /** What messages call the bundle: its directory. */
    String name();

    /** What messages call one of its files. */
    String nameOf(String path);

    /** Refuses a place that does not exist, or cannot hold files. */
    void checkPresent();

    /** Whether there is anything by that name, even if it could not be read. */
    boolean exists(String path);

    /** The length of a file in bytes, after it was made sure that it belongs to the bundle and holds nothing but bytes. */
    long length(String path);

    /** As {@link #length}, of a file that is not to be kept in memory. */
    default long lengthOfLarge(String path) {
        return length(path);
    }

    /** Refuses a file that has another length than this; where asking costs as much as reading does, its reader refuses it. */
    default void checkLength(String path, long sizeBytes) {
        long found = length(path);
        if (found != sizeBytes) {
            throw BundleErrors.refuse(nameOf(path), found + " bytes", sizeBytes + " bytes");
        }
    }

    /** Opens a file to read it from its beginning; the caller closes it. {@link #length} states whether it is one to be read. */
    ReadableByteChannel open(String path);

    /** All bytes of a small file. */
    default byte[] bytes(String path) {
        try (InputStream in = Channels.newInputStream(open(path))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw BundleErrors.unreadable(nameOf(path), e);
        }
    }

    /** The paths of all files, whether they belong to the bundle or not; none where the place cannot be asked. */
    List<String> files();

    /** The names at the top, of files and directories, sorted; none where the place cannot be asked. */
    List<String> names();

    /** The files in a directory, which need not exist yet. */
    static ShardInput of(Path directory) {
        return new LocalInput(directory);
    }
}
