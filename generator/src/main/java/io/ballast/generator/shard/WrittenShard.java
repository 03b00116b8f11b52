package io.ballast.generator.shard;

import io.ballast.common.bundle.DurableFiles;
import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shard that is written whole under a temporary name, perhaps to memory only. To be {@linkplain #finish finished} or {@linkplain
 * #discard discarded}, by any one thread.
 */
public final class WrittenShard {
    private final HashedFile hashed;
    private final Path unfinished;
    private final Path file;
    private final Shard shard;

    WrittenShard(HashedFile hashed, Path unfinished, Path file, Shard shard) {
        this.hashed = hashed;
        this.unfinished = unfinished;
        this.file = file;
        this.shard = shard;
    }

    /** Waits until the bytes are on the disk and gives the file its final name; when that fails, nothing of it is left. */
    public Shard finish() {
        try {
            hashed.flush();
            hashed.close();
            DurableFiles.rename(unfinished, file);
            return shard;
        } catch (IOException e) {
            throw discard(ShardWriter.failed(file, e));
        } catch (BallastException e) {
            throw discard(e);
        }
    }

    /** Removes the file because of a failure, which is returned. */
    public BallastException discard(BallastException failure) {
        return discard(hashed, unfinished, failure);
    }

    static BallastException discard(HashedFile hashed, Path unfinished, BallastException failure) {
        try (hashed) {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
