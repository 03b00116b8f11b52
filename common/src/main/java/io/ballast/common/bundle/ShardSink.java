package io.ballast.common.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Where the files of a bundle are written to. A file is named by its path in the bundle, with {@code /} between its parts. Three
 * rules hold for every sink:
 *
 * <ul>
 *   <li>a file appears under its name complete and lasting, or not at all;
 *   <li>an attempt to write a file never removes one that was finished, except by replacing it;
 *   <li>what attempts have left is swept away before the bundle gets its descriptor.
 * </ul>
 *
 * Any number of threads may write different files at the same time. Failures are
 * {@link io.ballast.common.error.ErrorCategory#INPUT_REFUSED} and name the file, where they are not {@link IOException}s for the
 * caller to explain.
 */
public interface ShardSink {
    /** What messages call the bundle: its directory. */
    String name();

    /** The files that are there already. */
    ShardInput files();

    /** Creates the place where it is missing. */
    void create();

    /** Creates what files with these paths need around them. */
    void createFolders(Collection<String> paths);

    /** Begins an attempt to write a file, from its first byte to its last. */
    ShardOutput begin(String path) throws IOException;

    /** Writes a small file. */
    void write(String path, byte[] bytes);

    /** Opens a file that is there to add to its end. */
    ShardNotes append(String path) throws IOException;

    /** Removes a file, if it is there, and makes that last. */
    void remove(String path);

    /** Makes the names of finished files last, also where another program has put them there. */
    void settle(Collection<String> paths);

    /** Removes what attempts to write these files have left, and none of the files themselves. */
    void sweep(Collection<String> paths);

    /** Whether shards that are written here stay to be read; else only what was found of them does, and they count as whole. */
    default boolean keepsShards() {
        return true;
    }

    /** A directory, which need not exist yet. */
    static ShardSink of(Path directory) {
        return new LocalSink(directory);
    }

    /** A sink for a virtual bundle: all files but its shards are written to {@code sink}. */
    static ShardSink virtual(ShardSink sink) {
        return new VirtualSink(sink);
    }
}
