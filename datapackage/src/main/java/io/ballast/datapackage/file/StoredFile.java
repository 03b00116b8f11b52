package io.ballast.datapackage.file;

import io.ballast.common.bundle.ShardInput;
import java.io.InputStream;
import java.nio.channels.Channels;

/** A file that a server or a store has; each reading is a transfer. */
final class StoredFile implements FileOrigin {
    private static final long UNKNOWN = -1;

    private final ShardInput files;
    private final String path;
    /** As it was when it was first asked; a file that changes shows by its hash. */
    private volatile long length = UNKNOWN;

    StoredFile(ShardInput files, String path) {
        this.files = files;
        this.path = path;
    }

    @Override
    public InputStream open() {
        return Channels.newInputStream(files.open(path));
    }

    @Override
    public long length(ExternalFile file) {
        if (length == UNKNOWN) {
            length = files.lengthOfLarge(path);
        }
        return length;
    }

    @Override
    public Object identity() {
        return files.nameOf(path);
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }
}
